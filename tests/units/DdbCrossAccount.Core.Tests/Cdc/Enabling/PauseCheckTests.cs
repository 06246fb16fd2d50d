using System;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

public sealed class PauseCheckTests
{
    [Fact]
    public void Check_NoMappingYet_Passes() => PauseCheck.Check(CdcFacts.Control(), null, null, CdcFacts.Noon);

    [Theory]
    [InlineData("Disabled", 22, true)]
    [InlineData("Disabled", 23, false)]
    [InlineData("Enabled", 100, true)]
    public void Check_TimeSinceItWasTurnedOff_FitsIntoTheStream(string state, int hours, bool passes)
    {
        EventSourceMappingConfiguration mapping = CdcFacts.Mapping();
        mapping.State = state;
        DateTime now = CdcFacts.Noon.AddHours(hours);

        if (passes)
        {
            PauseCheck.Check(CdcFacts.Control(), mapping, null, now);
        }
        else
        {
            Assert.Throws<CdcPausedTooLongException>(() => PauseCheck.Check(CdcFacts.Control(), mapping, null, now));
        }
    }

    [Fact]
    public void Check_BrokenWindow_IsRefusedWithItsCause()
    {
        var broken = new BrokenWindow("A record was 23 h old.", "100", CdcFacts.Noon);

        CdcWindowBrokenException error = Assert.Throws<CdcWindowBrokenException>(
            () => PauseCheck.Check(CdcFacts.Control(), CdcFacts.Mapping(), broken, CdcFacts.Noon));

        Assert.Contains("for good: A record was 23 h old. Nothing", error.Message, StringComparison.Ordinal);
    }
}
