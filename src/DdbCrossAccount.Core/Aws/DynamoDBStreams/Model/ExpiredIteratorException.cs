using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>The place is older than 15 minutes; get a new one after the last record that was read.</summary>
internal sealed class ExpiredIteratorException(ErrorResponse error) : AmazonDynamoDBStreamsException(error);
