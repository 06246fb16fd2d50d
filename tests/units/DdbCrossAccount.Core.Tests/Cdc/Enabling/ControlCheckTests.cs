using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

public sealed class ControlCheckTests
{
    [Fact]
    public void Check_EmptyLedger_KnowsNothing() => Assert.Null(Check(CdcFacts.Request()));

    [Fact]
    public void Check_SameLoad_IsFound()
    {
        CdcControl control = CdcFacts.Control();

        Assert.Same(control, Check(CdcFacts.Request(), control));
        Assert.Same(control, Check(CdcFacts.Request() with { SnapshotTime = null }, control));
    }

    [Fact]
    public void Check_OtherTables_DoNotMatter() => Assert.Null(Check(
        CdcFacts.Request(),
        CdcFacts.Control() with { StreamArn = "other", TargetTableArn = CdcFacts.TargetArn + "2" }));

    [Fact]
    public void Check_TargetOfOtherStream_IsRefused() =>
        Refused<TargetFedByOtherStreamException>(CdcFacts.Control() with { StreamArn = "other" });

    [Fact]
    public void Check_StreamOfOtherTarget_IsRefused() =>
        Refused<StreamFeedsOtherTargetException>(CdcFacts.Control() with { TargetTableArn = CdcFacts.TargetArn + "2" });

    [Fact]
    public void Check_TargetLoadedAgain_IsRefused()
    {
        Refused<CdcOfOtherLoadException>(CdcFacts.Control() with { SnapshotTime = CdcFacts.Noon.AddHours(-1) });
        Refused<CdcOfOtherLoadException>(CdcFacts.Control() with { TargetTableId = "target-0" });
    }

    [Theory]
    [InlineData(CdcFacts.FunctionArn, true)]
    [InlineData("arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc", true)]
    [InlineData("arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc:6", false)]
    [InlineData("arn:aws:lambda:eu-west-1:111111111111:function:other", false)]
    public void CheckFunction_PinnedVersion_HasToBeTheSame(string pinned, bool passes)
    {
        CdcControl control = CdcFacts.Control() with { FunctionArn = pinned };

        if (passes)
        {
            ControlCheck.CheckFunction(control, CdcFacts.Function());
        }
        else
        {
            Assert.Throws<CdcOfOtherFunctionException>(() => ControlCheck.CheckFunction(control, CdcFacts.Function()));
        }
    }

    private static CdcControl? Check(CdcRequest request, params CdcControl[] controls) =>
        ControlCheck.Check(request, CdcFacts.Source(), CdcFacts.Target(), controls);

    private static void Refused<T>(CdcControl control)
        where T : DdbCrossAccountException =>
        Assert.Throws<T>(() => ControlCheck.Check(CdcFacts.Request(), CdcFacts.Source(), CdcFacts.Target(), [control]));
}
