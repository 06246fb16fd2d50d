using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>What would be made for one table, for whoever asks before it is.</summary>
/// <param name="BatchSize">The most records of an invocation.</param>
/// <param name="BatchWindowSeconds">How long records are gathered.</param>
/// <param name="ToBeMade">What is not there yet, each in words; empty when all of it is.</param>
internal sealed record CdcPlanSummary(int BatchSize, int BatchWindowSeconds, IReadOnlyList<string> ToBeMade)
{
    /// <summary>Of a plan.</summary>
    public static CdcPlanSummary Of(CdcPlan plan) => new(
        plan.Settings.BatchSize, plan.Settings.BatchWindowSeconds, [.. Parts(plan)]);

    private static IEnumerable<string> Parts(CdcPlan plan)
    {
        bool Knows(string kind, string id) => plan.Control?.Made.Any(part => part.Kind == kind && part.Id == id) == true;
        if (!plan.IsLedgerThere)
        {
            yield return $"ledger '{plan.Ledger.Name}'";
        }

        if (plan.Function is null)
        {
            yield return $"function '{plan.FunctionName}'";
        }

        if (plan.Control?.QueueUrl is null)
        {
            yield return $"queue '{QueueMaker.NameOf(plan.SourceTable.TableName, plan.Stream.StreamArn)}'";
        }

        foreach (PolicyGrant grant in Grants(plan).Where(grant => !Knows(CdcResourceKind.Policy, grant.ResourceArn)))
        {
            yield return $"a statement in the resource policy of '{grant.ResourceArn}'";
        }

        if (plan.Control?.MappingId is null)
        {
            yield return "an event source mapping";
        }
    }

    private static IReadOnlyList<PolicyGrant> Grants(CdcPlan plan) => plan.Function is { } function
        ? GrantPlan.Of(
            plan.Sessions, function, plan.Stream.StreamArn, plan.TargetTable.TableArn, plan.Ledger.Arn)
        : [];
}
