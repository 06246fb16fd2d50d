using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

public sealed class TableCheckTests
{
    private readonly TableDescription _source = CdcFacts.Source();
    private readonly TableDescription _target = CdcFacts.Target();

    [Fact]
    public void Check_CopyOfTheTable_Passes() => Check(CdcFacts.Request());

    [Fact]
    public void Check_NothingRecorded_Passes() =>
        Check(CdcFacts.Request() with { SourceTableId = null, TargetTableId = null, StreamArn = null });

    [Theory]
    [InlineData("UPDATING", null)]
    [InlineData("CREATING", "Orders")]
    [InlineData("INACCESSIBLE_ENCRYPTION_CREDENTIALS", "Orders")]
    public void Check_StateOfTheTarget_HasToAllowWrites(string status, string? refused)
    {
        _target.TableStatus = status;

        if (refused is null)
        {
            Check(CdcFacts.Request());
        }
        else
        {
            Assert.Equal(CdcFacts.TargetArn, Refused<TableNotActiveException>(CdcFacts.Request()).Target);
        }
    }

    [Fact]
    public void Check_SourceBeingDeleted_IsRefused()
    {
        _source.TableStatus = "DELETING";

        Refused<TableNotActiveException>(CdcFacts.Request());
    }

    [Fact]
    public void Check_OneTable_IsRefused()
    {
        _target.TableArn = _source.TableArn;

        Refused<TablesAreTheSameException>(CdcFacts.Request());
    }

    [Fact]
    public void Check_SourceMadeAnew_IsRefused() =>
        Assert.Contains(
            "(id source-0 then, 11111111-1111-1111-1111-111111111111 now)",
            Refused<TableReplacedSinceLoadException>(CdcFacts.Request() with { SourceTableId = "source-0" }).Message,
            System.StringComparison.Ordinal);

    [Fact]
    public void Check_TargetMadeAnew_IsRefused() =>
        Refused<TableReplacedSinceLoadException>(CdcFacts.Request() with { TargetTableId = "target-0" });

    [Fact]
    public void Check_KeyOfOtherType_IsRefused()
    {
        _target.AttributeDefinitions[1].AttributeType = "S";

        Assert.Contains(
            "has partition key 'id' (S) and sort key 'line' (N)",
            Refused<KeySchemaDiffersException>(CdcFacts.Request()).Message,
            System.StringComparison.Ordinal);
    }

    [Fact]
    public void Check_KeyWithoutSortKey_IsRefused()
    {
        _target.KeySchema.RemoveAt(1);

        Refused<KeySchemaDiffersException>(CdcFacts.Request());
    }

    [Fact]
    public void Check_StreamTurnedOff_IsRefused()
    {
        _source.StreamSpecification = null;

        Refused<StreamOffException>(CdcFacts.Request());
    }

    [Theory]
    [InlineData("KEYS_ONLY")]
    [InlineData("OLD_IMAGE")]
    public void Check_StreamWithoutNewValues_IsRefused(string viewType)
    {
        _source.StreamSpecification.StreamViewType = viewType;

        Refused<StreamWithoutNewImagesException>(CdcFacts.Request());
    }

    [Fact]
    public void Check_StreamTurnedOffAndOn_IsRefused() =>
        Refused<StreamReplacedException>(CdcFacts.Request() with { StreamArn = CdcFacts.SourceArn + "/stream/older" });

    private void Check(CdcRequest request) => TableCheck.Check(request, _source, _target);

    private T Refused<T>(CdcRequest request)
        where T : DdbCrossAccountException => Assert.Throws<T>(() => Check(request));
}
