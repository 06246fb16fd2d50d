using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Ledgers;
using Xunit;
using static DdbCrossAccount.Core.Tests.Cdc.Ledgers.LedgerSamples;

namespace DdbCrossAccount.Core.Tests.Cdc.Ledgers;

/// <summary>The ledger in a table of the sandbox.</summary>
[Collection(SandboxFixture.Collection)]
public sealed class LedgerTableTests(SandboxFixture fixture)
{
    private static readonly CancellationToken Token = CancellationToken.None;

    private readonly EngineContext _context = new(TimeProvider.System, new Random(1), new RecordingObserver());

    [Fact]
    public async Task Table_FromMissingToDeleted_TellsItsState()
    {
        LedgerTable table = await TableAsync("ledger-life");
        Assert.Equal(LedgerTableState.Missing, await table.ReadStateAsync(Token));

        string arn = await table.CreateAsync(Token);
        Assert.EndsWith(":table/ledger-life", arn, StringComparison.Ordinal);
        Assert.Equal(LedgerTableState.Ledger, await table.ReadStateAsync(Token));
        Assert.Equal(arn, await table.CreateAsync(Token));

        await table.DeleteAsync(Token);
        await table.DeleteAsync(Token);
        Assert.Equal(LedgerTableState.Missing, await table.ReadStateAsync(Token));
    }

    [Fact]
    public async Task Table_OfSomebodyElse_IsToldApart()
    {
        AccountSession session = await SessionAsync();
        await session.DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = "ledger-other",
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("Scope", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("Scope", ScalarAttributeType.S)],
        });

        LedgerTable table = await TableAsync("ledger-other");

        Assert.Equal(LedgerTableState.OtherTable, await table.ReadStateAsync(Token));
    }

    [Fact]
    public async Task Rows_OfEveryKind_AreTheSameInATableAsInMemory()
    {
        AccountSession session = await SessionAsync();
        await (await TableAsync("ledger-rows")).CreateAsync(Token);
        Ledger ledger = new(DynamoLedgerStore.Of(session, "ledger-rows", _context, "Nothing was changed."));
        string scope = Control.Scope;
        BatchIntent intent = new()
        {
            Id = "a", RequestId = "r", Epoch = 3, Attempt = 2, SettledAfter = Time, Records = 3, Numbers = Numbers(1, 2, 5),
        };

        CdcControl control = (await ledger.TryWriteControlAsync(Control, Token))!;
        Assert.Null(await ledger.TryWriteControlAsync(Control, Token));
        await ledger.WriteIntentAsync(scope, intent, Token);
        await ledger.NarrowIntentAsync(scope, intent with { RequestId = "other" }, Numbers(9), Token);
        await ledger.WriteReceiptAsync(scope, Receipt("a", 1, 2, 3), Token);
        await ledger.WriteDoubtsAsync(
            scope, Enumerable.Range(0, 60).Select(each => new DoubtfulKey($"{each:x32}", Key("k"), Number(each), Time, "c")), Token);
        ParkedKey parked = new("hash", Key("k"), Number(1), Time, "ValidationException", "too large", 1, Time);
        await ledger.AddParkedAsync(scope, parked, Token);
        await ledger.AddParkedAsync(scope, parked, Token);
        CdcFigures figures = new() { Batches = 1, Records = 3, NewestCreated = Time, AppliedAt = Time, Lag = Lag(1, 5) };
        await ledger.AddFiguresAsync(scope, figures, Token);
        await ledger.AddFiguresAsync(scope, figures, Token);
        await ledger.MarkBrokenWindowAsync(scope, new BrokenWindow("first", "47", Time), Token);
        await ledger.MarkBrokenWindowAsync(scope, new BrokenWindow("second", null, Time), Token);

        ControlReading reading = await ledger.ReadControlAsync(StreamArn, Token);
        Assert.Equal(control with { Made = [] }, reading.Control! with { Made = [] });
        Assert.Equal(Control.Made, reading.Control!.Made);
        Assert.NotNull(reading.ServiceTime);
        Assert.Equal(Numbers(1, 2, 5), Assert.Single(await ledger.ReadIntentsAsync(scope, Token)).Numbers);
        Assert.Equal(Numbers(1, 2, 3), Assert.Single(await ReceiptsAsync(ledger, scope)).Applied);
        Assert.Equal(60, (await ledger.ReadDoubtsAsync(scope, Token)).Count);
        Assert.Equal(2, Assert.Single(await ledger.ReadParkedAsync(scope, Token)).TimesSeen);
        Assert.Equal((2, 6, 4), await FiguresAsync(ledger, scope));
        Assert.Equal("first", (await ledger.ReadBrokenWindowAsync(scope, Token))!.Cause);

        await ledger.RemoveRunAsync(scope, Token);
        Assert.Empty(await ledger.ReadDoubtsAsync(scope, Token));
        Assert.True(await ledger.TryRemoveControlAsync(control, Token));
    }

    private static async Task<(long Batches, long Records, long Lags)> FiguresAsync(Ledger ledger, string scope)
    {
        CdcFigures all = await ledger.ReadFiguresAsync(scope, Token);
        return (all.Batches, all.Records, all.Lag.Count);
    }

    private static async Task<List<BatchReceipt>> ReceiptsAsync(Ledger ledger, string scope)
    {
        List<BatchReceipt> all = [];
        await foreach (BatchReceipt receipt in ledger.ReadReceiptsAsync(scope, Number(3), Token))
        {
            all.Add(receipt);
        }

        return all;
    }

    private async Task<AccountSession> SessionAsync()
    {
        DdbAccount account = await fixture.ConnectAsync(fixture.Sandbox.Target, _context);
        return (AccountSession)account.Session!;
    }

    private async Task<LedgerTable> TableAsync(string name) => new((await SessionAsync()).DynamoDb, _context, name);
}
