using System;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

public sealed class CdcRequestMakerTests
{
    private static readonly DdbAccount Source = new() { AccountId = "111111111111" };
    private static readonly DdbAccount Target = new() { AccountId = "222222222222" };

    [Fact]
    public void Of_WholeImport_TakesWhatItRecorded()
    {
        CdcRequest request = CdcRequestMaker.Of(Import("COMPLETED", 10), Source, Target);

        Assert.Same(Source, request.Source);
        Assert.Same(Target, request.Target);
        Assert.Equal(("Orders", "Copy"), (request.SourceTableName, request.TargetTableName));
        Assert.Equal((CdcFacts.Noon, true), (request.SnapshotTime, request.IsSnapshotOfExport));
        Assert.Equal(("s-1", "t-1", "stream"), (request.SourceTableId, request.TargetTableId, request.StreamArn));
        Assert.Equal(CdcFacts.Noon.AddHours(-1), request.StreamEnabledTime);
        Assert.Single(request.ShardPositions);
        Assert.False(request.OwesCompare);
    }

    [Fact]
    public void Of_ImportThatOwesACompare_IsTaken() =>
        Assert.True(CdcRequestMaker.Of(Import("FAILED", 9, errors: 1, owes: true), Source, Target).OwesCompare);

    [Theory]
    [InlineData("IN_PROGRESS", 0, 0, typeof(ImportStillRunningException))]
    [InlineData("CANCELLING", 0, 0, typeof(ImportStillRunningException))]
    [InlineData("FAILED", 0, 0, typeof(ImportNotWholeException))]
    [InlineData("FAILED", 9, 1, typeof(ImportNotWholeException))]
    [InlineData("CANCELLED", 0, 0, typeof(ImportNotWholeException))]
    [InlineData("COMPLETED", 9, 0, typeof(ImportNotWholeException))]
    [InlineData("COMPLETED", 9, 1, typeof(ImportNotWholeException))]
    public void Of_ImportWithoutTheWholeSnapshot_IsRefused(string status, int imported, int errors, Type expected) =>
        Assert.IsType(
            expected,
            Record.Exception(() => CdcRequestMaker.Of(Import(status, imported, errors), Source, Target)));

    [Fact]
    public void Of_ImportFoundByItsArn_IsRefused()
    {
        var import = new DdbImport { ImportArn = "arn", TableName = "Copy", Status = "COMPLETED" };

        Assert.Throws<ImportWithoutSnapshotException>(() => CdcRequestMaker.Of(import, Source, Target));
    }

    private static DdbImport Import(string status, int imported, int errors = 0, bool owes = false) => new()
    {
        ImportArn = "arn",
        TableName = "Copy",
        TableId = "t-1",
        Status = status,
        ImportedItemCount = imported,
        ExpectedItemCount = 10,
        ErrorCount = errors,
        FailureCode = errors > 0 ? "ItemValidationError" : null,
        OwesCompare = owes,
        ExportTime = CdcFacts.Noon,
        SourceTableName = "Orders",
        SourceTableId = "s-1",
        StreamArn = "stream",
        StreamEnabledTime = CdcFacts.Noon.AddHours(-1),
        ShardPositions = [new DdbShardPosition { ShardId = "shard-1" }],
    };
}
