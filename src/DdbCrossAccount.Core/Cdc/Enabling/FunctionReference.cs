using System;
using System.Globalization;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>What a user typed for a function: a name or an ARN, with or without a version or alias.</summary>
/// <param name="Name">The bare name.</param>
/// <param name="Qualifier">The version or alias; null when none was named.</param>
internal sealed record FunctionReference(string Name, string? Qualifier)
{
    private const string Latest = "$LATEST";
    private const string ArnStart = "arn:";

    /// <summary>Takes a name as it is, and an ARN only when it is of the session's account and Region.</summary>
    public static FunctionReference Resolve(string text, AccountSession session, string functionAccount)
    {
        string[] parts = text.Split(':');
        if (!text.StartsWith(ArnStart, StringComparison.Ordinal))
        {
            return new FunctionReference(parts[0], parts.Length > 1 ? parts[1] : null);
        }

        return parts is ["arn", _, "lambda", var region, var account, "function", { Length: > 0 } name, ..]
            && region == session.Region && account == session.AccountId
            ? new FunctionReference(name, parts.Length > 7 ? parts[7] : null)
            : throw ErrorCatalogue.FunctionOfOtherPlace(text, session.AccountId, session.Region, functionAccount);
    }

    /// <summary>The ARN of a function without its version.</summary>
    public static string WithoutVersion(string functionArn) => string.Join(':', functionArn.Split(':')[..7]);

    /// <summary>The version that an ARN ends with; null for none.</summary>
    public static string? VersionOf(string functionArn) => functionArn.Split(':') is { Length: 8 } parts ? parts[7] : null;

    /// <summary>True for the number of a published version, which never changes.</summary>
    public static bool IsPublished(string? version) =>
        version is not (null or Latest) && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
