using System;
using System.Linq;
using DdbCrossAccount.Core.Tests;
using DdbCrossAccount.Module.Output;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Output;

public sealed class ProgressDisplayTests
{
    private readonly RecordingPort _port = new();
    private readonly FakeClock _clock = new();
    private readonly ProgressDisplay _display;

    public ProgressDisplayTests()
    {
        _display = new ProgressDisplay(_port, _clock);
    }

    [Fact]
    public void Show_InTheFirstSecond_ShowsNothing()
    {
        _clock.Advance(TimeSpan.FromMilliseconds(999));

        _display.Show(Bar(1, "early"));

        Assert.Empty(_port.Progress);
    }

    [Fact]
    public void Sample_AfterTheFirstSecond_ShowsTheNewestState()
    {
        _display.Show(Bar(1, "old"));
        _display.Show(Bar(1, "new"));
        _clock.Advance(TimeSpan.FromSeconds(1));

        _display.Sample();

        Assert.Equal("new", Assert.Single(_port.Progress).Status);
    }

    [Fact]
    public void Show_TenTimesInASecond_ShowsFourTimesASecond()
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        for (int count = 0; count < 11; count++)
        {
            _display.Show(Bar(1, $"{count}"));
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(["0", "3", "6", "9"], _port.Progress.Select(update => update.Status));
    }

    [Fact]
    public void Complete_NothingShown_WritesNothing()
    {
        _display.Show(Bar(1, "too early"));

        _display.Complete();

        Assert.Empty(_port.Progress);
    }

    [Fact]
    public void Complete_BarsShown_CompletesTheLowerOnesFirst()
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        _display.Show(Bar(1000, "whole"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        _display.Show(Bar(1001, "table"));

        _display.Complete();

        Assert.Equal([1001, 1000], _port.Progress.Where(update => update.IsCompleted).Select(update => update.Id));
    }

    private static ProgressUpdate Bar(int id, string status) => new(id, ProgressRecords.NoParent, "Working", status);
}
