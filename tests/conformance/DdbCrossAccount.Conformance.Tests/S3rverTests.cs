using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Comparing;
using DdbCrossAccount.Conformance.Tests.Engines;
using DdbCrossAccount.Conformance.Tests.S3;
using Xunit;

namespace DdbCrossAccount.Conformance.Tests;

/// <summary>Every case of S3 answered alike by the sandbox and by s3rver.</summary>
public sealed class S3rverTests(S3rverEngines engines) : IClassFixture<S3rverEngines>
{
    public static TheoryData<string> Cases => [.. S3CaseCatalog.All.Keys];

    [EngineTheory(EngineKind.S3rver)]
    [MemberData(nameof(Cases))]
    public async Task Answers_OfTheSandbox_AreThoseOfS3rver(string id)
    {
        S3Case item = S3CaseCatalog.All[id];
        string bucket = engines.NewBucketName();
        IReadOnlyList<S3Answer> sandbox = await new S3CaseRunner(engines.Sandbox, bucket).RunAsync(item);
        IReadOnlyList<S3Answer> other = await new S3CaseRunner(engines.Other, bucket).RunAsync(item);

        Difference[] differences = Enumerable.Range(0, item.Steps.Count)
            .SelectMany(i => S3Comparison.Compare(i + 1, item.Steps[i].Operation, sandbox[i], other[i]))
            .Select(difference => difference.Rename(bucket, "$bucket")).ToArray();
        IReadOnlyList<string> failures = KnownExceptions.Unexplained(EngineKind.S3rver, id, differences);
        Assert.True(failures.Count == 0, $"{id}\n  {string.Join("\n  ", failures)}");
    }
}
