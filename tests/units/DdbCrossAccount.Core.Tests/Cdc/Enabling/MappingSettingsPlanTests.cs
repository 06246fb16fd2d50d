using DdbCrossAccount.Core.Cdc.Enabling;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

public sealed class MappingSettingsPlanTests
{
    [Theory]
    [InlineData(null, null, 1, false, 1000, 0, 1024)] // On demand and empty: anything may come.
    [InlineData(10L, 500L, 1, false, 1000, 0, 512)] // A write now and then.
    [InlineData(400L, 900L, 1, false, 1000, 1, 512)] // Steady writes, below a full batch a second.
    [InlineData(40000L, 900L, 40, false, 1000, 0, 1024)] // Each shard as busy as it can be.
    [InlineData(1000L, 40000L, 1, false, 103, 0, 1024)] // Large items.
    [InlineData(1000L, 409600L, 1, true, 100, 0, 1024)] // The largest, with old values too.
    [InlineData(100000L, 40000L, 2, false, 103, 0, 2048)] // Large ones, and many of them.
    public void Compute_FromTheTable_SetsBatchWindowAndMemory(
        long? units, long? bytes, int shards, bool hasOld, int batch, int window, int memory) => Assert.Equal(
            new MappingSettings(batch, window, memory),
            MappingSettingsPlan.Compute(new WriteFigures(units, bytes, shards, hasOld), new CdcOptions()));

    [Fact]
    public void Compute_WhatIsGiven_Stays() => Assert.Equal(
        new MappingSettings(7, 9, 3000),
        MappingSettingsPlan.Compute(
            new WriteFigures(10, 500, 1, false),
            new CdcOptions { BatchSize = 7, BatchWindowSeconds = 9, MemorySize = 3000 }));
}
