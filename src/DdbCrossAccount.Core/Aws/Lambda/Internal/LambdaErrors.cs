using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>Makes the typed exception of an error answer.</summary>
internal static class LambdaErrors
{
    public static AmazonServiceException Make(RestError error) => error.Response.Code switch
    {
        "ResourceNotFoundException" => new ResourceNotFoundException(error.Response),
        "ResourceConflictException" => new ResourceConflictException(error.Response),
        "ResourceInUseException" => new ResourceInUseException(error.Response),
        "InvalidParameterValueException" => new InvalidParameterValueException(error.Response),
        "TooManyRequestsException" => new TooManyRequestsException(error),
        "ServiceException" => new ServiceException(error.Response),
        "PreconditionFailedException" => new PreconditionFailedException(error.Response),
        "CodeStorageExceededException" => new CodeStorageExceededException(error.Response),
        "InvalidRequestContentException" => new InvalidRequestContentException(error.Response),
        "RequestTooLargeException" => new RequestTooLargeException(error.Response),
        "ResourceNotReadyException" => new ResourceNotReadyException(error.Response),
        _ => new AmazonLambdaException(error.Response),
    };
}
