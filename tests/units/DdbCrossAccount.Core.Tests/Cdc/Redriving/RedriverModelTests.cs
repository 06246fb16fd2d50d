using System;
using System.Diagnostics;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Redriving;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Core.Tests.Cdc.Redriving;

/// <summary>Whatever comes between its steps, the redriver never leaves a key at an older value.</summary>
public sealed class RedriverModelTests(ITestOutputHelper output)
{
    private const int Worlds = 10_000;

    [Fact]
    public async Task SettleAsync_ThousandsOfInterleavings_EndEqual()
    {
        int repairs = 0;
        int kills = 0;
        int landings = 0;
        long started = Stopwatch.GetTimestamp();
        for (int seed = 0; seed < Worlds; seed++)
        {
            var world = new RedriveWorld(seed);
            await world.RunAsync(Make);
            Assert.True(world.AreEqual, $"Seed {seed}: the target ends on an older value.");
            repairs += world.Repairs;
            kills += world.Kills;
            landings += world.LateLandings;
        }

        output.WriteLine(
            $"{Worlds} worlds, {repairs} repairs, {kills} killed, {landings} late writes, {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        Assert.True(repairs > Worlds && kills > Worlds / 10 && landings > Worlds / 2);
    }

    /// <summary>The world is harsh enough: who does less than the redriver is found out.</summary>
    [Theory]
    [InlineData("settles before late writes are over")]
    [InlineData("does not wait for its own lost write")]
    [InlineData("does not read the source again")]
    public async Task World_OfALesserRedriver_ShowsTheLoss(string flaw)
    {
        int losses = 0;
        for (int seed = 0; seed < Worlds && losses == 0; seed++)
        {
            var world = new RedriveWorld(seed) { SettlesEarly = flaw.StartsWith("settles", StringComparison.Ordinal) };
            await world.RunAsync(each => flaw switch
            {
                "does not wait for its own lost write" => Make(each, new RedriveOptions { WriteLifetime = TimeSpan.Zero }),
                "does not read the source again" => new Redriver(Context(each), new StuckSource(each.Source), each, new RedriveOptions()),
                _ => Make(each),
            });
            losses += world.AreEqual ? 0 : 1;
        }

        Assert.Equal(1, losses);
    }

    private static Redriver Make(RedriveWorld world) => Make(world, new RedriveOptions());

    private static Redriver Make(RedriveWorld world, RedriveOptions options) => new(Context(world), world.Source, world, options);

    private static EngineContext Context(RedriveWorld world) => new(world, new Random(1), new RecordingObserver());

    // Answers each second read as it has answered the first.
    private sealed class StuckSource(IRedriveTable source) : IRedriveTable
    {
        private ReadOnlyMemory<byte>? _first;

        public async Task<ReadOnlyMemory<byte>> ReadAsync(ReadOnlyMemory<byte> key, System.Threading.CancellationToken token) =>
            _first ??= await source.ReadAsync(key, token);
    }
}
