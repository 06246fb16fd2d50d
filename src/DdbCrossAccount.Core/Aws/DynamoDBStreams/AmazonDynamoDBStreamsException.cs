using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams;

/// <summary>An error that DynamoDB Streams answered with.</summary>
internal class AmazonDynamoDBStreamsException : AmazonServiceException
{
    public AmazonDynamoDBStreamsException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}
