using DdbCrossAccount.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Lambda;

/// <summary>The error answers of Lambda, one method for each kind, with AWS's own texts, slips included.</summary>
internal static partial class LambdaError
{
    public static ServiceException InvalidParameter(string message)
    {
        return new ServiceException("InvalidParameterValueException", message);
    }

    public static ServiceException NotFound(string message)
    {
        return new ServiceException("ResourceNotFoundException", message, StatusCodes.Status404NotFound);
    }

    public static ServiceException Conflict(string message)
    {
        return new ServiceException("ResourceConflictException", message, StatusCodes.Status409Conflict);
    }

    public static ServiceException InUse(string message)
    {
        return new ServiceException("ResourceInUseException", message);
    }

    public static ServiceException PreconditionFailed(string message)
    {
        return new ServiceException("PreconditionFailedException", message, StatusCodes.Status412PreconditionFailed);
    }

    public static ServiceException AccessDenied(string message)
    {
        return new ServiceException("AccessDeniedException", message, StatusCodes.Status403Forbidden);
    }

    public static ServiceException InvalidContent(string message)
    {
        return new ServiceException("InvalidRequestContentException", message);
    }

    public static ServiceException PayloadTooLarge(int length, string invocationType, int limit)
    {
        return new ServiceException(
            "RequestTooLargeException",
            $"{length} byte payload is too large for the {invocationType} invocation type (limit {limit} bytes)",
            StatusCodes.Status413PayloadTooLarge);
    }
}
