using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>Which requests a rule is about. What is not set is met by every request.</summary>
internal sealed record FaultFilter
{
    public string? Service { get; init; }

    /// <summary>Patterns with <c>*</c> and <c>?</c>; one must match.</summary>
    public IReadOnlyList<string>? Operations { get; init; }

    public string? Account { get; init; }

    /// <summary>Patterns; one must match one of the tables that the request names.</summary>
    public IReadOnlyList<string>? Tables { get; init; }

    /// <summary>A pattern.</summary>
    public string? Bucket { get; init; }

    public string? KeyPrefix { get; init; }

    /// <summary>A pattern for the name of the function.</summary>
    public string? Function { get; init; }

    /// <summary>A pattern for the ARN of the caller, or of the role behind its session.</summary>
    public string? Principal { get; init; }

    public bool Matches(RequestFacts facts, IReadOnlyList<TableArn> tables)
    {
        return (Service is null || Service == facts.Service)
            && (Operations is null || MatchesAny(Operations, facts.Operation))
            && (Account is null || Account == (tables.Count > 0 ? tables[0].AccountId : facts.Account))
            && (Tables is null || tables.Any(table => MatchesAny(Tables, table.Name)))
            && (Bucket is null || (facts.Bucket is string bucket && WildcardPattern.Matches(Bucket, bucket)))
            && (KeyPrefix is null || facts.ObjectKey?.StartsWith(KeyPrefix, StringComparison.Ordinal) == true)
            && (Function is null || (facts.FunctionName is string function && WildcardPattern.Matches(Function, function)))
            && (Principal is null || MatchesCaller(facts));
    }

    private bool MatchesCaller(RequestFacts facts)
    {
        return facts.Caller is { } caller
            && (WildcardPattern.Matches(Principal, caller.Arn) || WildcardPattern.Matches(Principal, caller.PolicyArn));
    }

    private static bool MatchesAny(IReadOnlyList<string> patterns, string value)
    {
        return patterns.Any(pattern => WildcardPattern.Matches(pattern, value));
    }
}
