using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>The policies with which a session of a role is narrowed.</summary>
/// <param name="Inline">The text of Policy, or null.</param>
/// <param name="Arns">PolicyArns: managed policies of the role's account.</param>
/// <param name="Documents">All of them; null where the request has none.</param>
internal sealed record SessionPolicies(string? Inline, IReadOnlyList<string> Arns, IReadOnlyList<PolicyDocument>? Documents)
{
    private const int MaximumLength = 2048;
    private const int MaximumArns = 10;

    /// <summary>Throws ValidationError or MalformedPolicyDocument.</summary>
    public static SessionPolicies Read(QueryCall call, IamRole role, AccountDirectory accounts)
    {
        string? inline = call.Find("Policy");
        string[] arns = [.. call.Members("PolicyArns", "arn").Select(number => call.Find($"PolicyArns.member.{number}.arn")!)];
        if (arns.Length > MaximumArns)
        {
            throw StsError.Constraint("[...]", "policyArns", $"Member must have length less than or equal to {MaximumArns}");
        }

        List<PolicyDocument> documents = arns.Select(arn => Find(arn, role, accounts)).ToList();
        if (inline is not null)
        {
            documents.Add(Parse(inline));
        }

        return new SessionPolicies(inline, arns, documents.Count == 0 ? null : documents);
    }

    private static PolicyDocument Find(string arn, IamRole role, AccountDirectory accounts)
    {
        string[] parts = arn.Split(':');
        bool isReachable = parts.Length > 4 && (parts[4] == "aws" || parts[4] == role.AccountId);
        return (isReachable ? accounts.FindManagedPolicy(arn)?.At(frontEnd: 0) : null)
            ?? throw StsError.Validation($"Policy {arn} does not exist or is not attachable.");
    }

    private static PolicyDocument Parse(string text)
    {
        if (text.Length > MaximumLength)
        {
            throw StsError.Constraint(text, "policy", $"Member must have length less than or equal to {MaximumLength}");
        }

        try
        {
            PolicyDocument policy = PolicyDocument.Parse(text);
            return policy.Statements.Any(statement => statement.Principal is not null)
                ? throw StsError.MalformedPolicy("Policy document should not specify a principal.")
                : policy.Statements.Any(statement => statement.Resources is null)
                ? throw StsError.MalformedPolicy("Policy statement must contain resources.")
                : policy;
        }
        catch (PolicyFormatException error)
        {
            throw StsError.MalformedPolicy(error.Message);
        }
    }
}
