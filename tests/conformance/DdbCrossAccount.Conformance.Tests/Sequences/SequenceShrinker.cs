using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace DdbCrossAccount.Conformance.Tests.Sequences;

/// <summary>Leaves out of a failing sequence every step without which it still fails.</summary>
internal sealed class SequenceShrinker(SequenceRunner runner)
{
    public async Task<SequenceFailure> ShrinkAsync(SequenceFailure failure)
    {
        List<SequenceStep> steps = [.. failure.Steps.Take(failure.Index + 1)];
        for (int size = steps.Count / 2; size > 0; size /= 2)
        {
            // The first step makes the table, the last is the one that differs.
            for (int start = 1; start < steps.Count - 1;)
            {
                int count = int.Min(size, steps.Count - 1 - start);
                SequenceStep[] fewer = [.. steps[..start], .. steps[(start + count)..]];
                if (await runner.RunAsync(fewer) is SequenceFailure smaller)
                {
                    failure = smaller;
                    steps = [.. smaller.Steps.Take(smaller.Index + 1)];
                }
                else
                {
                    start += count;
                }
            }
        }

        return failure;
    }
}
