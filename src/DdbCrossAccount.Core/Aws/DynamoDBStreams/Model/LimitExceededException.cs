using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>More readers or calls than the shard takes.</summary>
internal sealed class LimitExceededException(ErrorResponse error) : AmazonDynamoDBStreamsException(error);
