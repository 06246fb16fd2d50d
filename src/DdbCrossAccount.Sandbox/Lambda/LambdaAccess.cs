using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Lambda;

/// <summary>Whether a caller may do something with Lambda's resources. Lambda answers 403 where DynamoDB answers 400.</summary>
internal sealed class LambdaAccess(SandboxServices services)
{
    /// <summary>Throws AccessDeniedException unless the caller may do it.</summary>
    /// <param name="call">Who asks, and about what policies may ask.</param>
    /// <param name="action">For example <c>lambda:GetFunction</c>.</param>
    /// <param name="resourceArn">A function, a mapping, or <c>*</c>.</param>
    /// <param name="accountId">Whose the resource is.</param>
    /// <param name="policy">Of the resource, if it has one.</param>
    public void Demand(RestCall call, string action, string resourceArn, string accountId, PolicyDocument? policy = null)
    {
        Demand(call.Caller, action, resourceArn, accountId, policy, call.Conditions);
    }

    /// <summary>As the other.</summary>
    public void Demand(
        Principal caller, string action, string resourceArn, string accountId, PolicyDocument? policy, RequestConditions conditions)
    {
        if (services.Authorization.FindDenial(caller, action, resourceArn, accountId, policy, conditions) is string denial)
        {
            throw LambdaError.AccessDenied(
                $"User: {caller.Arn} is not authorized to perform: {action} on resource: {resourceArn} {denial}");
        }
    }
}
