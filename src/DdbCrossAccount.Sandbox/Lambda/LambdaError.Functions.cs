using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda;

internal static partial class LambdaError
{
    public static ServiceException NoFunction(FunctionArn arn) => NotFound($"Function not found: {arn}");

    public static ServiceException OtherRegion(string region, string requested)
    {
        return NotFound($"Functions from '{region}' are not reachable in this region ('{requested}')");
    }

    public static ServiceException FunctionExists(string name) => Conflict($"Function already exist: {name}");

    public static ServiceException OtherQualifier()
    {
        return InvalidParameter("The derived qualifier from the function name does not match the specified qualifier.");
    }

    public static ServiceException FunctionPending()
    {
        return Conflict("The operation cannot be performed at this time. The function is currently in the following state: Pending");
    }

    public static ServiceException UpdateInProgress(FunctionArn arn)
    {
        return Conflict($"The operation cannot be performed at this time. An update is in progress for resource: {arn.Unqualified}");
    }

    public static ServiceException OtherRevision() => PreconditionFailed(
        "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest "
        + "Revision Id");

    public static ServiceException RoleNotAssumable()
    {
        return InvalidParameter("The role defined for the function cannot be assumed by Lambda.");
    }

    public static ServiceException ForeignRole() => AccessDenied("Cross-account pass role is not allowed.");

    public static ServiceException UnreadableZip()
    {
        return InvalidParameter("Could not unzip uploaded file. Please check your file, then try to upload again.");
    }

    public static ServiceException NoCode() => InvalidParameter("Please provide a source for function code.");

    public static ServiceException FunctionOnly() => InvalidParameter(
        "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify "
        + "either a function name or an unqualified function ARN.");
}
