using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>The roles that functions run under: who may pass them, whether Lambda can assume them, and their sessions.</summary>
internal sealed class ExecutionRoles(SandboxServices services)
{
    /// <summary>In whose name Lambda assumes roles.</summary>
    public const string LambdaService = "lambda.amazonaws.com";

    /// <summary>Of the keys of an execution environment.</summary>
    private static readonly TimeSpan SessionDuration = TimeSpan.FromHours(12);

    private readonly LambdaAccess _access = new(services);

    /// <summary>Throws unless the caller may give the role to Lambda; a role of another account cannot be given.</summary>
    public void DemandPass(Principal caller, string roleArn, string functionAccountId, RequestConditions conditions)
    {
        string roleAccountId = roleArn.Split(':')[4];
        if (roleAccountId != functionAccountId)
        {
            throw LambdaError.ForeignRole();
        }

        _access.Demand(
            caller, "iam:PassRole", roleArn, roleAccountId, policy: null, conditions.With("iam:PassedToService", LambdaService));
    }

    /// <summary>Throws where Lambda cannot assume the role: there is none, it is too new, or it does not trust Lambda.</summary>
    public void RequireAssumable(string roleArn, FunctionArn function)
    {
        if (FindAssumable(roleArn, function) is null)
        {
            throw LambdaError.RoleNotAssumable();
        }
    }

    /// <summary>As the other, for an invocation.</summary>
    public void RequireAssumable(FunctionVersion version)
    {
        if (FindAssumable(version.Settings.Role, version.Function) is null)
        {
            throw LambdaError.AccessDenied("The role defined for the function cannot be assumed by Lambda.");
        }
    }

    /// <summary>Temporary keys for an execution environment; the session has the function's name.</summary>
    public AccessKey OpenSession(FunctionVersion version)
    {
        IamRole role = FindAssumable(version.Settings.Role, version.Function) ?? throw LambdaError.RoleNotAssumable();
        return services.Accounts.AddSession(role, new RoleSession(version.Function.Name, SessionDuration));
    }

    /// <summary>The role, if Lambda can assume it for this function.</summary>
    public IamRole? FindAssumable(string roleArn, FunctionArn function)
    {
        IamRole? role = services.Accounts.FindRole(roleArn);
        if (role is null || services.Clock.GetUtcNow() < role.MadeAt + services.WorstForms.RoleDelay)
        {
            return null;
        }

        RequestConditions conditions = new RequestConditions { Region = function.Region }
            .With("aws:SourceAccount", function.AccountId).With("aws:SourceArn", function.Unqualified.ToString());
        string? denial = services.Authorization.FindTrustDenial(
            Principal.OfService(LambdaService), "sts:AssumeRole", roleArn, role.TrustAt(frontEnd: 0), conditions);
        return denial is null ? role : null;
    }
}
