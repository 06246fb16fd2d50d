using System;
using System.Collections;
using System.Numerics;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Module.Arguments;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Arguments;

public sealed class TravellingObjectTests
{
    private static readonly DateTime Noon = new(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Take_TypedObject_IsTheSame()
    {
        var export = new DdbExport();

        Assert.Same(export, TravellingObject.Take(typeof(DdbExport), export));
    }

    [Fact]
    public void Take_ReadBackFromJson_HasEveryMember()
    {
        Hashtable read = ReadBack();
        read["ExportTime"] = Noon;
        read["StreamEnabledTime"] = "2026-01-31T12:00:00Z";
        read["ItemCount"] = 7;
        read["BilledSizeBytes"] = new BigInteger(9);
        read["PitrWasEnabled"] = false;
        read["Source"] = new Hashtable { ["AccountId"] = "111111111111", ["Region"] = "eu-west-1", ["ProfileName"] = "old" };
        read["ShardPositions"] = new object[] { new Hashtable { ["ShardId"] = "shard-1", ["StartingSequenceNumber"] = "100" } };

        DdbExport export = Take(read);

        Assert.Null(export.InputError);
        Assert.Equal("arn", export.ExportArn);
        Assert.Equal(Noon, export.ExportTime);
        Assert.Equal(Noon, export.StreamEnabledTime);
        Assert.Equal(DateTimeKind.Utc, export.StreamEnabledTime!.Value.Kind);
        Assert.Equal(7, export.ItemCount);
        Assert.Equal(9, export.BilledSizeBytes);
        Assert.False(export.PitrWasEnabled);
        Assert.Null(export.StreamWasEnabled);
        Assert.Equal("old", export.Source!.ProfileName);
        Assert.Equal("100", Assert.Single(export.ShardPositions).StartingSequenceNumber);
        Assert.Empty(Take(ReadBack()).ShardPositions);
    }

    [Fact]
    public void Take_CdcReadBackFromJson_HasFiguresAndShards()
    {
        var read = new Hashtable
        {
            ["StreamArn"] = "stream",
            ["SourceTableName"] = "Orders",
            ["TargetTableArn"] = "target",
            ["SnapshotTime"] = Noon,
            ["BatchSize"] = 1000L,
            ["LagP99Milliseconds"] = 1200,
            ["IsInSync"] = true,
            ["Drift"] = new object[] { "BatchSize is 10." },
            ["Shards"] = new object[] { new Hashtable { ["ShardId"] = "shard-1", ["IsClosed"] = true, ["UnreceiptedCount"] = 3 } },
        };

        var cdc = (DdbCdc)TravellingObject.Take(typeof(DdbCdc), read);

        Assert.Null(cdc.InputError);
        Assert.Equal("Orders", cdc.SourceTableName);
        Assert.Equal(Noon, cdc.SnapshotTime);
        Assert.Equal(1000, cdc.BatchSize);
        Assert.Equal(1200, cdc.LagP99Milliseconds);
        Assert.True(cdc.IsInSync);
        Assert.Null(cdc.IsDrained);
        Assert.Equal("BatchSize is 10.", Assert.Single(cdc.Drift));
        Assert.True(Assert.Single(cdc.Shards).IsClosed);
        read.Remove("StreamArn");
        Assert.IsType<ObjectNotRecognizedException>(((DdbCdc)TravellingObject.Take(typeof(DdbCdc), read)).InputError);
    }

    [Fact]
    public void Take_TimeWithoutZone_IsUtc()
    {
        Hashtable read = ReadBack();
        read["ExportTime"] = DateTime.SpecifyKind(Noon, DateTimeKind.Unspecified);

        Assert.Equal(Noon, Take(read).ExportTime);
    }

    [Fact]
    public void Take_ForeignObject_CarriesAnErrorOfItsOwn()
    {
        DdbExport export = Take(new Version(1, 2));

        DdbCrossAccountException error = Assert.IsType<ObjectNotRecognizedException>(export.InputError);
        Assert.Equal(
            "An object of type 'System.Version' was given where a DdbExport is needed. Nothing was called.", error.Message);
        Assert.Equal("System.Version", error.Target);
        Assert.Equal("ObjectNotRecognized", error.ErrorId);
        Assert.Equal(DdbErrorCategory.InvalidArgument, error.Category);
        Assert.Equal(
            "Pass a DdbExport as a command of DdbCrossAccount wrote it, or one that was read back with ConvertFrom-Json or Import-Clixml.",
            error.RecommendedAction);
    }

    [Fact]
    public void Take_ReadBackWithoutItsMark_IsForeign()
    {
        Assert.IsType<ObjectNotRecognizedException>(Take(new Hashtable { ["ImportArn"] = "arn" }).InputError);
    }

    [Fact]
    public void Take_Text_IsForeign()
    {
        Assert.IsType<ObjectNotRecognizedException>(Take("arn:aws:dynamodb:eu-west-1:111111111111:table/T/export/1").InputError);
    }

    [Theory]
    [InlineData("Status", null, "missing")]
    [InlineData("S3Bucket", "", "missing")]
    [InlineData("TableArn", 7, "no text")]
    [InlineData("ItemCount", "seven", "no whole number")]
    [InlineData("ItemCount", 7.5, "no whole number")]
    [InlineData("ExportTime", "yesterday", "no time")]
    [InlineData("PitrWasEnabled", "yes", "no truth value")]
    [InlineData("Source", "DdbCrossAccount.DdbAccount", "no DdbAccount")]
    [InlineData("ShardPositions", "DdbCrossAccount.DdbShardPosition", "no list of DdbShardPosition")]
    public void Take_DamagedMember_CarriesAnErrorThatNamesIt(string member, object? value, string found)
    {
        Hashtable read = ReadBack();
        read[member] = value;

        DdbCrossAccountException error = Assert.IsType<ObjectDamagedException>(Take(read).InputError);

        Assert.Equal($"A DdbExport was read back in which '{member}' is {found}. Nothing was called.", error.Message);
        Assert.Equal($"DdbExport.{member}", error.Target);
        Assert.Equal(DdbErrorCategory.InvalidData, error.Category);
        Assert.Equal(
            "Write the object again with 'ConvertTo-Json -Depth 4' or 'Export-Clixml -Depth 4', and leave its members as they are.",
            error.RecommendedAction);
    }

    [Fact]
    public void Take_EmptyTextsAndUnknownMembers_AreKeptAndPassedOver()
    {
        Hashtable read = ReadBack();
        read["S3Prefix"] = string.Empty;
        read["NewInALaterVersion"] = 1;

        DdbExport export = Take(read);

        Assert.Null(export.InputError);
        Assert.Equal(string.Empty, export.S3Prefix);
    }

    [Fact]
    public void With_OtherAccounts_ReplacesThemAndKeepsTheRest()
    {
        var original = new DdbExport { ExportArn = "arn", ItemCount = 3, ShardPositions = [new DdbShardPosition()], Source = Accounts.Target };

        DdbExport copy = TravellingObject.With(original, Accounts.Source, Accounts.Target);

        Assert.Equal(("arn", 3L), (copy.ExportArn, copy.ItemCount!.Value));
        Assert.Same(original.ShardPositions, copy.ShardPositions);
        Assert.Same(Accounts.Source, copy.Source);
        Assert.Same(Accounts.Target, copy.Target);
        Assert.Same(Accounts.Target, original.Source);
    }

    [Fact]
    public void Transform_ListOfMixedInputs_GivesOneObjectForEach()
    {
        var attribute = new TravellingObjectAttribute(typeof(DdbExport));

        var exports = Assert.IsType<DdbExport[]>(attribute.Transform(new object[] { new DdbExport(), ReadBack(), "foreign" }));

        Assert.Equal(3, exports.Length);
        Assert.Null(exports[1].InputError);
        Assert.NotNull(exports[2].InputError);
        Assert.Null(attribute.Transform(null));
    }

    [Fact]
    public void Transform_AccountFromText_NamesTheProfileAndAsksNobody()
    {
        var account = Assert.IsType<DdbAccount>(AccountArgumentAttribute.Transform("prod"));

        Assert.Equal("prod", account.ProfileName);
        Assert.Equal(string.Empty, account.AccountId);
        Assert.Null(account.InputError);
    }

    [Fact]
    public void Transform_AccountFromForeignObject_CarriesTheError()
    {
        var account = Assert.IsType<DdbAccount>(AccountArgumentAttribute.Transform(new Version(1, 2)));

        Assert.IsType<ObjectNotRecognizedException>(account.InputError);
    }

    private static DdbExport Take(object input) => (DdbExport)TravellingObject.Take(typeof(DdbExport), input);

    private static Hashtable ReadBack() => new()
    {
        ["ExportArn"] = "arn",
        ["TableName"] = "Orders",
        ["Status"] = "COMPLETED",
        ["S3Bucket"] = "moves",
    };
}
