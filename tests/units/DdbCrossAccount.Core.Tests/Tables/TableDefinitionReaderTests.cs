using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Tests.FakeAws;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Tables;

public sealed class TableDefinitionReaderTests : IDisposable
{
    private readonly FakeService _aws = new();

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task ReadAsync_Everything_IsRead()
    {
        FakeTable table = _aws.Tables.Add("111111111111", "Orders");
        table.RecoveryFrom = _aws.Clock.Now.AddDays(-1);
        table.StreamView = "NEW_IMAGE";

        DdbTableDefinition definition = await ReadAsync("Orders");

        Assert.Equal(table.Arn, definition.TableArn);
        Assert.Equal(["team=orders", "cost=7"], definition.Tags!.Select(tag => $"{tag.Key}={tag.Value}"));
        Assert.Equal(("ENABLED", "ttl"), (definition.TimeToLiveStatus, definition.TimeToLiveAttributeName));
        Assert.Equal((true, 35), (definition.PitrEnabled, definition.PitrRecoveryPeriodInDays));
        Assert.Equal(_aws.Clock.Now.AddMinutes(-5), definition.LatestRestorableTime);
        Assert.Equal((false, false), (definition.HasResourcePolicy, definition.HasStreamResourcePolicy));
        Assert.Empty(definition.KinesisDestinations!);
        Assert.Empty(definition.ContributorInsights!);
        Assert.Same(_aws.Source, definition.Source);
        Assert.Empty(_aws.Observer.Events);
        Assert.Empty(_aws.Changes);
    }

    [Fact]
    public async Task ReadAsync_ByArn_IsTheSameTable()
    {
        FakeTable table = _aws.Tables.Add("111111111111", "Orders");

        Assert.Equal("Orders", (await ReadAsync(table.Arn)).TableName);
    }

    [Theory]
    [InlineData("DescribeTimeToLive", "time to live")]
    [InlineData("DescribeContinuousBackups", "point-in-time recovery")]
    [InlineData("ListTagsOfResource", "tags")]
    [InlineData("DescribeKinesisStreamingDestination", "Kinesis destinations")]
    [InlineData("ListContributorInsights", "Contributor Insights")]
    [InlineData("GetResourcePolicy", "resource policy")]
    public async Task ReadAsync_OnePartDenied_IsUnknownWithAWarning(string operation, string part)
    {
        _aws.Tables.Add("111111111111", "Orders");
        _aws.Fail(operation, FakeFault.Error("AccessDeniedException"));

        DdbTableDefinition definition = await ReadAsync("Orders");

        Assert.Equal(
            $"'arn:aws:iam::111111111111:user/tester' may not call dynamodb:{operation} on "
            + $"'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders'. The {part} of table 'Orders' stays unknown, "
            + "and a copy made from this definition lacks it.",
            Assert.Single(_aws.Observer.Of<WarningRaised>()).Text);
        object?[] parts =
        [
            definition.TimeToLiveStatus, definition.PitrEnabled, definition.Tags, definition.KinesisDestinations,
            definition.ContributorInsights, definition.HasResourcePolicy,
        ];
        Assert.Single(parts, value => value is null);
    }

    [Fact]
    public async Task ReadAsync_OperationTheEndpointLacks_IsUnknownWithAWarning()
    {
        _aws.Tables.Add("111111111111", "Orders");
        _aws.Fail("DescribeKinesisStreamingDestination", FakeFault.Error("UnknownOperationException"));

        Assert.Null((await ReadAsync("Orders")).KinesisDestinations);
        Assert.StartsWith(
            "The endpoint does not know dynamodb:DescribeKinesisStreamingDestination.",
            Assert.Single(_aws.Observer.Of<WarningRaised>()).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_DescribeTableDenied_IsAnError()
    {
        _aws.Tables.Add("111111111111", "Orders");
        _aws.Fail("DescribeTable", FakeFault.Error("AccessDeniedException"));

        PermissionDeniedException error = await Assert.ThrowsAsync<PermissionDeniedException>(() => ReadAsync("Orders"));

        Assert.Contains("dynamodb:DescribeTable", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_UnknownTable_IsAnError() =>
        await Assert.ThrowsAsync<TableNotFoundException>(() => ReadAsync("Orders"));

    [Fact]
    public async Task ListAsync_SeveralPages_AreWalked()
    {
        foreach (string name in (string[])["Eins", "Zwei", "Drei", "Vier", "Sechs"])
        {
            _aws.Tables.Add("111111111111", name);
        }

        _aws.Tables.Add("222222222222", "Other");
        List<string> names = [];
        await foreach (string name in new TableNameLister(_aws.Context).ListAsync(_aws.Source, CancellationToken.None))
        {
            names.Add(name);
        }

        Assert.Equal(["Drei", "Eins", "Sechs", "Vier", "Zwei"], names);
    }

    private Task<DdbTableDefinition> ReadAsync(string table) =>
        new TableDefinitionReader(_aws.Context).ReadAsync(_aws.Source, table, CancellationToken.None);
}
