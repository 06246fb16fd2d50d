using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS;

/// <summary>An error that SQS answered with.</summary>
internal class AmazonSQSException : AmazonServiceException
{
    public AmazonSQSException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}
