using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>The records at this place are older than 24 hours and gone.</summary>
internal sealed class TrimmedDataAccessException(ErrorResponse error) : AmazonDynamoDBStreamsException(error);
