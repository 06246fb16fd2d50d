using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Cases;
using DdbCrossAccount.Conformance.Tests.Comparing;
using DdbCrossAccount.Conformance.Tests.Wire;

namespace DdbCrossAccount.Conformance.Tests.Sequences;

/// <summary>Runs a sequence on both sides, step by step, until an answer differs.</summary>
internal sealed class SequenceRunner(DynamoDbEngines engines)
{
    private readonly AnswerComparison _comparison = new(withMessages: true);

    /// <returns>Null: all answers were equal.</returns>
    public async Task<SequenceFailure?> RunAsync(IReadOnlyList<SequenceStep> steps)
    {
        string table = engines.NewTableName();
        var sandbox = new CaseRunner(engines.Sandbox, table);
        var other = new CaseRunner(engines.Other, table);
        SequenceFailure? failure = null;
        for (int i = 0; i < steps.Count && failure is null; i++)
        {
            var step = new CaseStep(steps[i].Operation, steps[i].Body.ToJsonString(), steps[i].AllPages, 0, null, null);
            Task<JsonAnswer> ours = sandbox.RunStepAsync(step);
            JsonAnswer theirs = await other.RunStepAsync(step);
            IReadOnlyList<Difference> differences = Compare(steps[i], i, await ours, theirs);
            failure = differences.Count > 0 ? new SequenceFailure(steps, i, differences) : null;
        }

        var delete = new CaseStep("DeleteTable", """{"TableName":"$table"}""", false, 0, null, null);
        await sandbox.RunStepAsync(delete);
        await other.RunStepAsync(delete);
        return failure;
    }

    private IReadOnlyList<Difference> Compare(SequenceStep step, int index, JsonAnswer sandbox, JsonAnswer other)
    {
        if (step.SortKey is not null)
        {
            sandbox = IndexOrder.Open(sandbox, step.SortKey);
            other = IndexOrder.Open(other, step.SortKey);
        }

        IReadOnlyList<Difference> differences = _comparison.Compare(index, step.Operation, sandbox, other);
        return differences.Where(difference => !KnownExceptions.CoverEverywhere(engines.Kind, difference)).ToArray();
    }
}
