using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>
/// Finds the function that a request names, by name or by ARN, after the caller's permission was checked. That of another
/// account needs the caller's identity policy and the function's own policy.
/// </summary>
internal sealed class FunctionAccess(SandboxServices services)
{
    private const string Member = "FunctionName";
    private readonly LambdaAccess _access = new(services);

    /// <summary>
    /// The function that the path names, with the qualifier of path and query; notes what breaks the API model's constraints.
    /// </summary>
    public static FunctionArn? Read(RestCall call, RequestObject request)
    {
        FunctionArn? arn = Read(call, request, call.Path[Member]);
        if (call.Facts is { } facts)
        {
            facts.OwnerAccount = arn?.AccountId;
        }

        string? qualifier = call.Query("Qualifier");
        return arn is null || qualifier is null ? arn
            : arn.Qualifier is not null && arn.Qualifier != qualifier ? throw LambdaError.OtherQualifier()
            : arn with { Qualifier = qualifier };
    }

    /// <summary>The function that a text names; notes what breaks the API model's constraints.</summary>
    public static FunctionArn? Read(RestCall call, RequestObject request, string name)
    {
        if (!FunctionArn.TryParse(name, call.Caller.AccountId, call.Region, out FunctionArn? arn))
        {
            request.Violate(Member, name, $"Member must satisfy regular expression pattern: {FunctionArn.NamePattern}");
        }

        return arn;
    }

    /// <summary>The function, whatever the qualifier says, once the caller may do it.</summary>
    public LambdaFunction Require(RestCall call, string operation, FunctionArn arn)
    {
        LambdaFunction? found = FindPermitted(call, operation, arn);
        return found ?? throw LambdaError.NoFunction(arn);
    }

    /// <summary>The version that the ARN means, once the caller may do it.</summary>
    public (LambdaFunction Function, FunctionVersion Version) RequireVersion(RestCall call, string operation, FunctionArn arn)
    {
        LambdaFunction function = Require(call, operation, arn);
        lock (function.Gate)
        {
            return (function, function.Find(arn.Qualifier) ?? throw LambdaError.NoFunction(arn));
        }
    }

    /// <summary>Throws unless the caller may do it; null where there is no such function.</summary>
    public LambdaFunction? FindPermitted(RestCall call, string operation, FunctionArn arn)
    {
        LambdaFunction? function = arn.Region == call.Region ? services.Lambda.Find(arn) : null;
        _access.Demand(call, $"lambda:{operation}", arn.ToString(), arn.AccountId, PolicyOf(function, arn.Qualifier));
        return arn.Region == call.Region ? function : throw LambdaError.OtherRegion(arn.Region, call.Region);
    }

    /// <summary>The resource policy that holds for a function, or for one of its versions or aliases.</summary>
    public static PolicyDocument? PolicyOf(LambdaFunction? function, string? qualifier)
    {
        if (function is null)
        {
            return null;
        }

        lock (function.Gate)
        {
            return function.Policies.GetValueOrDefault(qualifier ?? "")?.Document;
        }
    }
}
