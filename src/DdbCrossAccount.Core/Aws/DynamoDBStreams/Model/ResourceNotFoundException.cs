using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>There is no such stream.</summary>
internal sealed class ResourceNotFoundException(ErrorResponse error) : AmazonDynamoDBStreamsException(error);
