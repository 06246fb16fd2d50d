using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Ledgers;
using Xunit;
using static DdbCrossAccount.Core.Tests.Cdc.Ledgers.LedgerSamples;

namespace DdbCrossAccount.Core.Tests.Cdc.Ledgers;

public sealed class LedgerProofTests
{
    private const string Scope = "scope";

    private readonly Ledger _ledger = new(new MemoryLedgerStore(new FakeClock()));

    [Fact]
    public async Task Progress_NoneWritten_IsEmpty()
    {
        StreamProgress progress = await _ledger.ReadProgressAsync(Scope, CancellationToken.None);

        Assert.Null(progress.Through);
        Assert.Empty(progress.Shards);
    }

    [Fact]
    public async Task Progress_WrittenAgain_KeepsShardsThatAreNotNamed()
    {
        ProvenShard one = new("shardId-1", "100", Time, Time.AddSeconds(9));
        ProvenShard two = new("shardId-2", "200", Time, null);
        await _ledger.WriteProgressAsync(Scope, new StreamProgress(Time, [one, two]), CancellationToken.None);
        ProvenShard later = two with { Number = "300", Through = Time.AddMinutes(1) };
        await _ledger.WriteProgressAsync(Scope, new StreamProgress(null, [later]), CancellationToken.None);

        StreamProgress progress = await _ledger.ReadProgressAsync(Scope, CancellationToken.None);

        Assert.Equal(Time, progress.Through);
        Assert.Equal([one, later], progress.Shards);
        await _ledger.RemoveRunAsync(Scope, CancellationToken.None);
        Assert.Empty((await _ledger.ReadProgressAsync(Scope, CancellationToken.None)).Shards);
    }
}
