using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>Whether an operation is covered, and which members of its request are not.</summary>
internal sealed record OperationCoverage(string Target, bool IsCovered, IReadOnlyList<string> Lacks)
{
    /// <summary>Every operation of every service that is played here, sorted.</summary>
    public static IReadOnlyList<OperationCoverage> All { get; } = Read();

    /// <summary>One line: <c>DynamoDB_20120810.CreateTable: covered without GlobalTableSourceArn</c>.</summary>
    public override string ToString()
    {
        string coverage = !IsCovered ? "not covered"
            : Lacks.Count == 0 ? "covered"
            : $"covered without {string.Join(", ", Lacks)}";
        return $"{Target}: {coverage}";
    }

    private static OperationCoverage[] Read()
    {
        Dictionary<string, Type> covered = OperationTargets.Covered.ToDictionary(pair => pair.Target, pair => pair.Type);
        return
        [
            .. ServiceModels.Targets.Union(covered.Keys).Order(StringComparer.Ordinal)
                .Select(target => Of(target, covered.GetValueOrDefault(target))),
        ];
    }

    private static OperationCoverage Of(string target, Type? type)
    {
        return new OperationCoverage(target, type is not null, type?.GetCustomAttribute<LacksAttribute>()?.Members ?? []);
    }
}
