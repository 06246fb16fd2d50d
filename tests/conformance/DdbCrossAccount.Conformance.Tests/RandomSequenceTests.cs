using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Engines;
using DdbCrossAccount.Conformance.Tests.Sequences;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Conformance.Tests;

/// <summary>Random requests answered alike by the sandbox and by dynalite.</summary>
public sealed class RandomSequenceTests(DynaliteEngines engines, ITestOutputHelper output) : IClassFixture<DynaliteEngines>
{
    /// <summary>How many requests; default 3,000.</summary>
    private const string CountVariable = "DDBCROSSACCOUNT_RANDOM_OPERATIONS";

    /// <summary>The seed of the first sequence; the next has the next. Default 1.</summary>
    private const string SeedVariable = "DDBCROSSACCOUNT_RANDOM_SEED";

    private const int StepsOfASequence = 100;

    [EngineFact(EngineKind.Dynalite)]
    public async Task Answers_ToRandomRequests_AreThoseOfDynalite()
    {
        int count = Setting(CountVariable, 3000);
        int seed = Setting(SeedVariable, 1);
        var runner = new SequenceRunner(engines);
        var failures = new List<string>();
        for (int done = 0; done < count && failures.Count < 10; done += StepsOfASequence, seed++)
        {
            SequenceStep[] steps = new SequenceGenerator(seed).Draw(StepsOfASequence).ToArray();
            if (await runner.RunAsync(steps) is SequenceFailure failure)
            {
                SequenceFailure least = await new SequenceShrinker(runner).ShrinkAsync(failure);
                failures.Add($"seed {seed}, request {failure.Index}; shrunk:\n{least}");
            }
        }

        output.WriteLine($"{count} random requests, {failures.Count} sequences with a difference.");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    private static int Setting(string variable, int standard)
    {
        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : standard;
    }
}
