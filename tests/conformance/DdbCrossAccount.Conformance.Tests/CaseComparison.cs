using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Cases;
using DdbCrossAccount.Conformance.Tests.Comparing;
using DdbCrossAccount.Conformance.Tests.Wire;
using Xunit;

namespace DdbCrossAccount.Conformance.Tests;

/// <summary>Runs a case on both sides, and fails with all that differs and is not listed.</summary>
internal sealed class CaseComparison(DynamoDbEngines engines, bool withMessages)
{
    private readonly AnswerComparison _comparison = new(withMessages);

    public async Task RunAsync(Case item)
    {
        string table = engines.NewTableName();
        Task<IReadOnlyList<JsonAnswer>> both = new CaseRunner(engines.Sandbox, table).RunAsync(item);
        IReadOnlyList<JsonAnswer> other = await new CaseRunner(engines.Other, table).RunAsync(item);
        IReadOnlyList<JsonAnswer> sandbox = await both;

        var differences = new List<Difference>();
        var undocumented = new List<string>();
        for (int i = 0; i < item.Steps.Count; i++)
        {
            CaseStep step = item.Steps[i];
            differences.AddRange(Compare(item, i, sandbox[i], other[i]).Select(difference => difference.Rename(table, "$table")));
            if (step.Documented is not null && !DocumentedAnswer.Allows(step.Documented, sandbox[i]))
            {
                undocumented.Add($"step {i + 1} {step.Operation}\n      sandbox:    {sandbox[i]}\n      documented: {step.Documented.ToJsonString()}");
            }
        }

        IReadOnlyList<string> failures = KnownExceptions.Unexplained(engines.Kind, item.Id, differences);
        Assert.True(failures.Count + undocumented.Count == 0, Describe(item, failures.Concat(undocumented)));
    }

    private IReadOnlyList<Difference> Compare(Case item, int index, JsonAnswer sandbox, JsonAnswer other)
    {
        CaseStep step = item.Steps[index];
        return item.SortKey(step) is string sortKey
            ? _comparison.Compare(index + 1, step.Operation, IndexOrder.Open(sandbox, sortKey), IndexOrder.Open(other, sortKey))
            : _comparison.Compare(index + 1, step.Operation, sandbox, other);
    }

    private static string Describe(Case item, IEnumerable<string> failures)
    {
        var text = new StringBuilder($"{item.Id}\n");
        foreach (string failure in failures)
        {
            text.Append("  ").Append(failure).Append('\n');
        }

        foreach (CaseStep step in item.Steps)
        {
            string body = step.Body.Length > 600 ? $"{step.Body[..600]}..." : step.Body;
            text.Append("    ").Append(step.Operation).Append(' ').Append(body).Append('\n');
        }

        return text.ToString();
    }
}
