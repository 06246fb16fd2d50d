using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>The error answers of STS, with AWS's own texts.</summary>
internal static class StsError
{
    /// <summary>An empty reason is left out.</summary>
    public static ServiceException AccessDenied(string caller, string action, string resource, string reason)
    {
        string sentence = $"User: {caller} is not authorized to perform: {action} on resource: {resource} {reason}";
        return new ServiceException("AccessDenied", sentence.TrimEnd(), 403);
    }

    /// <summary>For an action that concerns no resource.</summary>
    public static void Demand(Authorization authorization, QueryCall call, string action)
    {
        if (authorization.FindDenial(call.Caller, action, "*", call.Caller.AccountId, null, call.Conditions()) is string denial)
        {
            throw AccessDenied(call.Caller.Arn, action, "*", denial);
        }
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
