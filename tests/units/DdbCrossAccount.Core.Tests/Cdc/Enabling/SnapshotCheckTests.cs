using System;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

public sealed class SnapshotCheckTests
{
    private static readonly DateTime Noon = CdcFacts.Noon;

    [Fact]
    public void Check_StreamOnJustEarlyEnough_Passes() => Check(CdcFacts.Request(), CdcFacts.Stream());

    [Fact]
    public void Check_StreamOnASecondTooLate_IsRefused() => Refused<StreamYoungerThanSnapshotException>(
        CdcFacts.Request() with { StreamEnabledTime = Noon.AddMinutes(-2).AddSeconds(1) }, CdcFacts.Stream());

    [Theory]
    [InlineData(-12, true)]
    [InlineData(-11, false)]
    public void Check_StreamOfSomebodyElse_CountsAsOnSomeTimeAfterItsRequest(int requestedMinutes, bool passes)
    {
        CdcRequest request = CdcFacts.Request() with { StreamEnabledTime = null };
        StreamFacts stream = CdcFacts.Stream() with { RequestedTime = Noon.AddMinutes(requestedMinutes) };

        if (passes)
        {
            Check(request, stream);
        }
        else
        {
            Refused<StreamYoungerThanSnapshotException>(request, stream);
        }
    }

    [Fact]
    public void Check_NobodyTellsWhenTheStreamWasTurnedOn_IsRefused() => Refused<StreamYoungerThanSnapshotException>(
        CdcFacts.Request() with { StreamEnabledTime = null }, CdcFacts.Stream() with { RequestedTime = null });

    [Fact]
    public void Check_StreamTurnedOffMeanwhile_IsRefused() =>
        Refused<StreamOffException>(CdcFacts.Request(), CdcFacts.Stream() with { IsOn = false });

    [Fact]
    public void Check_NoSnapshot_IsRefused() =>
        Refused<SnapshotTimeMissingException>(CdcFacts.Request() with { SnapshotTime = null }, CdcFacts.Stream());

    [Fact]
    public void Check_SnapshotByAWrongClock_IsRefused() => Refused<SnapshotInFutureException>(
        CdcFacts.Request() with { SnapshotTime = Noon.AddHours(1).AddMinutes(10) }, CdcFacts.Stream());

    [Theory]
    [InlineData("21:55:00", true)]
    [InlineData("21:55:01", false)]
    public void Check_AgeOfTheSnapshot_LeavesTimeForCatchingUp(string age, bool passes)
    {
        StreamFacts stream = CdcFacts.Stream() with { ReadTime = Noon + TimeSpan.Parse(age, null) };

        if (passes)
        {
            Check(CdcFacts.Request(), stream);
        }
        else
        {
            Refused<SnapshotOutOfStreamException>(CdcFacts.Request(), stream);
        }
    }

    [Fact]
    public void Check_ShardThatWasOpenThenIsGone_IsRefused() => Assert.Contains(
        "Shard 'shard-1'",
        Refused<StreamRecordsTrimmedException>(CdcFacts.Request(), CdcFacts.Stream("shard-2")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Check_ShardThatWasClosedThenIsGone_Passes() => Check(
        CdcFacts.Request() with
        {
            ShardPositions = [new DdbShardPosition { ShardId = "shard-0", EndingSequenceNumber = "100" }],
        },
        CdcFacts.Stream());

    private static void Check(CdcRequest request, StreamFacts stream) =>
        SnapshotCheck.Check(request, CdcFacts.Source(), CdcFacts.Target(), stream);

    private static T Refused<T>(CdcRequest request, StreamFacts stream)
        where T : DdbCrossAccountException => Assert.Throws<T>(() => Check(request, stream));
}
