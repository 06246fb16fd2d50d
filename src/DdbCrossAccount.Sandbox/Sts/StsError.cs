using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>The error answers of STS, with AWS's own texts.</summary>
internal static class StsError
{
    public static ServiceException AccessDenied(string caller, string action, string resource)
    {
        return new ServiceException("AccessDenied", $"User: {caller} is not authorized to perform: {action} on resource: {resource}", 403);
    }

    public static ServiceException RootMayNotAssume()
    {
        return new ServiceException("AccessDenied", "Roles may not be assumed by root accounts.", 403);
    }

    public static ServiceException MultiFactorRefused()
    {
        return new ServiceException("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code. ", 403);
    }

    public static ServiceException SessionsMayNotAsk(string operation)
    {
        return new ServiceException("AccessDenied", $"Cannot call {operation} with session credentials", 403);
    }

    public static ServiceException Validation(string message) => new("ValidationError", message);

    /// <summary>A parameter that breaks a constraint of the model.</summary>
    public static ServiceException Constraint(string? value, string parameter, string constraint)
    {
        string shown = value is null ? "null" : $"'{value}'";
        return Validation($"1 validation error detected: Value {shown} at '{parameter}' failed to satisfy constraint: {constraint}");
    }

    public static ServiceException MalformedPolicy(string message) => new("MalformedPolicyDocument", message);
}
