using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Parse_Nothing_GivesTheDefaults()
    {
        SandboxOptions options = CommandLine.Parse([]);

        Assert.Equal(["111111111111", "222222222222"], options.AccountIds);
        Assert.Equal("eu-west-1", options.Region);
        Assert.Equal(0, options.Port);
        Assert.Equal(TimeSpan.FromMinutes(5), options.RestorableLag);
        Assert.Equal(50_000, options.MaximumImportObjects);
    }

    [Fact]
    public void Parse_EverySetting_IsTaken()
    {
        SandboxOptions options = CommandLine.Parse(
        [
            "--port", "8000", "--accounts", "333333333333,444444444444", "--region", "us-east-2", "--seed", "9",
            "--export-seconds", "2.5", "--import-seconds", "3", "--clock-rate", "60", "--clock-start", "2026-01-31T12:00:00Z",
            "--restorable-lag-seconds", "10", "--latency-ms", "5", "--max-import-objects", "7", "--setup", "s.json",
            "--worst-forms", "w.json", "--faults", "f.json",
            "--fault", "effect=throttle", "--fault", "effect=delay", "--partition-bytes", "4096", "--shard-seconds", "600", "--parent-stdin",
            "--collection-bytes", "1000", "--hash-seed", "3", "--restore-seconds", "4", "--bulk-put-seconds", "5", "--table-seconds", "6",
            "--statistics-seconds", "0", "--expiry-seconds", "7", "--partitions", "8",
        ]);

        Assert.Equal(8000, options.Port);
        Assert.Equal((1000L, 3), (options.MaximumCollectionSize, options.HashSeed));
        Assert.Equal(("333333333333", "444444444444"), (options.SourceAccountId, options.TargetAccountId));
        Assert.Equal("us-east-2", options.Region);
        Assert.Equal(9, options.Seed);
        Assert.Equal(TimeSpan.FromSeconds(2.5), options.ExportDuration);
        Assert.Equal(TimeSpan.FromSeconds(3), options.ImportDuration);
        Assert.Equal(60, options.ClockRate);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), options.ClockStart);
        Assert.Equal(TimeSpan.FromSeconds(10), options.RestorableLag);
        Assert.Equal(TimeSpan.FromMilliseconds(5), options.Latency);
        Assert.Equal(7, options.MaximumImportObjects);
        Assert.Equal("s.json", options.SetupPath);
        Assert.Equal(("w.json", "f.json"), (options.WorstFormsPath, options.FaultsPath));
        Assert.Equal(["effect=throttle", "effect=delay"], options.FaultTexts);
        Assert.Equal(4096, options.PartitionSize);
        Assert.Equal(TimeSpan.FromMinutes(10), options.ShardLifetime);
        Assert.Equal([4, 5, 6, 0, 7], new[]
        {
            options.RestoreDuration, options.BulkPutDuration, options.TableChangeDuration, options.StatisticsInterval, options.ExpiryDelay,
        }.Select(span => span.TotalSeconds));
        Assert.Equal(8, options.Partitions);
        Assert.True(options.EndsWithStandardInput);
        Assert.True(options.IgnoresInterrupt);
    }

    [Fact]
    public void Parse_IgnoreInterrupt_LeavesStandardInputAlone()
    {
        SandboxOptions options = CommandLine.Parse(["--ignore-interrupt"]);

        Assert.Equal((true, false, false), (options.IgnoresInterrupt, options.EndsWithStandardInput, options.ListsOperations));
        Assert.True(CommandLine.Parse(["--list"]).ListsOperations);
    }

    [Fact]
    public void Usage_NamesEverySetting()
    {
        IEnumerable<string> named = CommandLine.Usage.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("--", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[0]);

        Assert.Equal(CommandLine.Names.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("declared", CapacityLimits.Declared)]
    [InlineData("enforced", CapacityLimits.Enforced)]
    [InlineData("unlimited", CapacityLimits.Unlimited)]
    public void Parse_Capacity_GivesItsLimits(string text, object limits)
    {
        Assert.Equal(limits, CommandLine.Parse(["--capacity", text]).Capacity);
    }

    [Theory]
    [InlineData("Unknown argument '--prot'.", "--prot", "1")]
    [InlineData("Argument '--port' needs a value.", "--port")]
    [InlineData("Argument '--port' cannot be 'x'.", "--port", "x")]
    [InlineData("Argument '--shard-seconds' cannot be '0'.", "--shard-seconds", "0")]
    [InlineData("Argument '--capacity' cannot be '1000'.", "--capacity", "1000")]
    [InlineData("Argument '--partition-bytes' cannot be '0'.", "--partition-bytes", "0")]
    [InlineData("Argument '--collection-bytes' cannot be '-5'.", "--collection-bytes", "-5")]
    [InlineData("Argument '--hash-seed' cannot be '1.5'.", "--hash-seed", "1.5")]
    [InlineData("Argument '--expiry-seconds' cannot be '-1'.", "--expiry-seconds", "-1")]
    [InlineData("Argument '--clock-start' cannot be 'yesterday'.", "--clock-start", "yesterday")]
    [InlineData("Argument '--clock-rate' cannot be '0'.", "--clock-rate", "0")]
    [InlineData("Argument '--export-seconds' cannot be '-1'.", "--export-seconds", "-1")]
    [InlineData("Argument '--accounts' cannot be '123'.", "--accounts", "123")]
    [InlineData("Argument '--accounts' cannot be '111111111111,111111111111'.", "--accounts", "111111111111,111111111111")]
    public void Parse_WhatCannotBeUnderstood_SaysWhat(string message, params string[] arguments)
    {
        Assert.Equal(message, Assert.Throws<CommandLineException>(() => CommandLine.Parse(arguments)).Message);
    }
}
