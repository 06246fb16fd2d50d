using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda;

/// <summary>An error that Lambda answered with.</summary>
internal class AmazonLambdaException : AmazonServiceException
{
    public AmazonLambdaException(ErrorResponse error)
        : base(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}
