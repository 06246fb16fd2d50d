using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>The service had a fault of its own; the call can be repeated.</summary>
internal sealed class InternalServerErrorException(ErrorResponse error) : AmazonDynamoDBStreamsException(error);
