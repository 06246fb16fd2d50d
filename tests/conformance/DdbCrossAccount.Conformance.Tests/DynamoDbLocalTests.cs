using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Cases;
using DdbCrossAccount.Conformance.Tests.Engines;
using Xunit;

namespace DdbCrossAccount.Conformance.Tests;

/// <summary>
/// Every case, and those of transactions and streams, answered alike by the sandbox and by AWS's DynamoDB Local. Its error
/// texts are not the service's, so of them only the codes are compared.
/// </summary>
public sealed class DynamoDbLocalTests(DynamoDbLocalEngines engines) : IClassFixture<DynamoDbLocalEngines>
{
    public static TheoryData<string> Cases => [.. CaseCatalog.DynamoDb.Keys.Concat(CaseCatalog.DynamoDbLocal.Keys)];

    [EngineTheory(EngineKind.DynamoDbLocal)]
    [MemberData(nameof(Cases))]
    public async Task Answers_OfTheSandbox_AreThoseOfDynamoDbLocal(string id)
    {
        Case item = CaseCatalog.DynamoDb.GetValueOrDefault(id) ?? CaseCatalog.DynamoDbLocal[id];
        await new CaseComparison(engines, withMessages: false).RunAsync(item);
    }
}
