using System;
using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>Whom a resource policy may name: accounts, users and roles that exist, and services.</summary>
internal static class PolicyPrincipals
{
    /// <summary>Throws ValidationException.</summary>
    public static void Check(PolicyDocument policy, AccountDirectory accounts)
    {
        bool isValid = policy.Statements.All(statement =>
            statement.Principal!.AwsPrincipals.All(name => Exists(name, accounts))
            && statement.Principal.Services.All(service => service.EndsWith(".amazonaws.com", StringComparison.Ordinal)));
        if (!isValid)
        {
            throw DynamoDbError.InvalidValues("Invalid principal in policy document.");
        }
    }

    private static bool Exists(string name, AccountDirectory accounts)
    {
        if (name == "*" || accounts.HasAccount(name))
        {
            return true;
        }

        string[] parts = name.Split(':', 6);
        return parts.Length == 6 && accounts.HasAccount(parts[4]) && (parts[2], parts[5].Split('/')[0]) switch
        {
            ("iam", "root") => true,
            ("iam", "user") => accounts.FindUser(name) is not null,
            ("iam", "role") => accounts.FindRole(name) is not null,
            ("sts", "assumed-role") => true,
            _ => false,
        };
    }
}
