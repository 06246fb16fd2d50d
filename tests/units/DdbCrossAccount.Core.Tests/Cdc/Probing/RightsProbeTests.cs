using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Probing;
using DdbCrossAccount.Core.Tests.Cdc.Enabling;
using DdbCrossAccount.Core.Tests.Cdc.Ledgers;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Probing;

public sealed class RightsProbeTests
{
    private readonly MemoryLedgerStore _store = new(new FakeClock());

    [Fact]
    public async Task ProbeAsync_EverythingAllowed_TriesEachCallAndChangesNothing()
    {
        Ledger ledger = new(_store);
        await ledger.TryWriteControlAsync(CdcFacts.Control() with { Version = 0 }, CancellationToken.None);
        Target target = new("ValidationException", "The provided key element does not match the schema");

        IReadOnlyList<ProbeFinding> findings =
            await new RightsProbe(ledger, CdcFacts.LedgerArn, target).ProbeAsync(CdcFacts.StreamArn, CancellationToken.None);

        Assert.Equal(
            ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:Query", "dynamodb:BatchWriteItem"],
            findings.Select(finding => finding.Action));
        Assert.All(findings, finding => Assert.Null(finding.ErrorCode));
        Assert.Equal((CdcFacts.TargetArn, """{"id":{"N":"0"}}"""), target.Asked);
    }

    [Fact]
    public async Task ProbeAsync_TargetDenied_TellsTheActionAndTheKindOfPolicy()
    {
        Ledger ledger = new(_store);
        await ledger.TryWriteControlAsync(CdcFacts.Control() with { Version = 0 }, CancellationToken.None);
        Target target = new(
            "AccessDeniedException",
            "User: arn:aws:sts::111111111111:assumed-role/Cdc/f is not authorized to perform: dynamodb:BatchWriteItem on resource: "
                + CdcFacts.TargetArn + " because no resource-based policy allows the dynamodb:BatchWriteItem action");

        IReadOnlyList<ProbeFinding> findings =
            await new RightsProbe(ledger, CdcFacts.LedgerArn, target).ProbeAsync(CdcFacts.StreamArn, CancellationToken.None);

        Assert.Equal(
            new ProbeFinding("dynamodb:BatchWriteItem", CdcFacts.TargetArn, "AccessDeniedException", "resource-based policy"),
            findings[^1]);
    }

    [Fact]
    public async Task ProbeAsync_StreamThatTheLedgerDoesNotKnow_TriesTheLedgerOnly() => Assert.Equal(
        3,
        (await new RightsProbe(new Ledger(_store), CdcFacts.LedgerArn, new Target(null, null))
            .ProbeAsync(CdcFacts.StreamArn, CancellationToken.None)).Count);

    private sealed class Target(string? code, string? text) : ITargetTable
    {
        public (string TableArn, string Key) Asked { get; private set; }

        public Task<IReadOnlyList<RawWrite>> WriteAsync(
            string tableArn, IReadOnlyList<RawWrite> writes, CancellationToken token)
        {
            Asked = (tableArn, Encoding.UTF8.GetString(Assert.Single(writes).Json.Span));
            throw new AmazonDynamoDBException(text, ErrorType.Sender, code, "request", System.Net.HttpStatusCode.BadRequest);
        }
    }
}
