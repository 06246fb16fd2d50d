using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Cases;
using DdbCrossAccount.Conformance.Tests.Engines;
using Xunit;

namespace DdbCrossAccount.Conformance.Tests;

/// <summary>Every case answered alike by the sandbox and by dynalite.</summary>
public sealed class DynaliteTests(DynaliteEngines engines) : IClassFixture<DynaliteEngines>
{
    public static TheoryData<string> Cases => [.. CaseCatalog.DynamoDb.Keys];

    [EngineTheory(EngineKind.Dynalite)]
    [MemberData(nameof(Cases))]
    public async Task Answers_OfTheSandbox_AreThoseOfDynalite(string id)
    {
        await new CaseComparison(engines, withMessages: true).RunAsync(CaseCatalog.DynamoDb[id]);
    }
}
