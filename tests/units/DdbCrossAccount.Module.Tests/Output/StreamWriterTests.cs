using System;
using System.Linq;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Tests;
using DdbCrossAccount.Module.Output;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Output;

public sealed class StreamWriterTests
{
    private static readonly DateTime Noon = new(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc);

    private readonly RecordingPort _port = new();
    private readonly FakeClock _clock = new();

    [Fact]
    public void Write_SameWarningTwice_WarnsOnce()
    {
        StreamWriter writer = Writer();

        writer.Write(new WarningRaised("Recovery is off."));
        writer.Write(new WarningRaised("Recovery is off."));
        writer.Write(new WarningRaised("Another."));

        Assert.Equal(["Recovery is off.", "Another."], _port.Warnings);
    }

    [Fact]
    public void Write_ExportProgress_ShowsWhatLandedBelowTheWhole()
    {
        StreamWriter writer = Writer();
        _clock.Advance(TimeSpan.FromSeconds(1));

        writer.Write(new ExportProgressed("Orders", "arn-1", "IN_PROGRESS", 12, 3_400_000, TimeSpan.FromSeconds(80)));
        _clock.Advance(TimeSpan.FromSeconds(1));
        writer.Sample();

        const string Status = "IN_PROGRESS, 12 files with 3.4 MB landed, 0:01:20 elapsed";
        Assert.Equal(
            [
                new ProgressUpdate(2000, -1, "Waiting for exports", "0 of 2 ended", 0),
                new ProgressUpdate(2001, 2000, "Exporting table 'Orders'", Status),
            ],
            _port.Progress);
        Assert.Equal([$"Exporting table 'Orders': {Status}"], _port.Verbose);
    }

    [Fact]
    public void Write_ProgressOfTwoTables_HasABarForEach()
    {
        StreamWriter writer = Writer();
        writer.Write(new ExportProgressed("Orders", "arn-1", "IN_PROGRESS", null, null, null));
        writer.Write(new ExportProgressed("Items", "arn-2", "IN_PROGRESS", null, null, null));
        writer.Write(new ExportProgressed("Orders", "arn-1", "COMPLETED", null, null, null));
        _clock.Advance(TimeSpan.FromSeconds(1));

        writer.Sample();

        Assert.Equal([2000, 2001, 2002], _port.Progress.Select(update => update.Id));
    }

    [Fact]
    public void Write_ExportProgressNotMeasured_SaysUnknown()
    {
        Writer().Write(new ExportProgressed("Orders", "arn-1", "IN_PROGRESS", null, null, null));

        Assert.Equal(
            ["Exporting table 'Orders': IN_PROGRESS, files landed unknown, elapsed time unknown"], _port.Verbose);
    }

    [Fact]
    public void Write_ImportProgress_ShowsShareRateAndTimeLeft()
    {
        StreamWriter writer = Writer();
        writer.Write(new ImportProgressed(
            "Orders", "arn-1", "IN_PROGRESS", 600, 1200, 12_400, 90_000, 310.4, TimeSpan.FromSeconds(75), TimeSpan.FromSeconds(40)));
        _clock.Advance(TimeSpan.FromSeconds(1));

        writer.Sample();

        ProgressUpdate update = _port.Progress[^1];
        Assert.Equal(50, update.PercentComplete);
        Assert.Equal(75, update.SecondsRemaining);
        Assert.Equal(
            "IN_PROGRESS, 600 B of 1.2 KB read, 12,400 of 90,000 items, 310 items/s, 0:01:15 left, 0:00:40 elapsed", update.Status);
    }

    [Fact]
    public void Write_ImportProgressNotMeasured_SaysUnknownAndShowsNoShare()
    {
        StreamWriter writer = Writer();
        writer.Write(new ImportProgressed("Orders", "arn-1", "IN_PROGRESS", null, null, null, null, null, null, null));
        _clock.Advance(TimeSpan.FromSeconds(1));

        writer.Sample();

        ProgressUpdate update = _port.Progress[^1];
        Assert.Equal(-1, update.PercentComplete);
        Assert.Equal(-1, update.SecondsRemaining);
        Assert.Equal(
            "IN_PROGRESS, unknown of unknown read, unknown of unknown items, time left unknown, elapsed time unknown", update.Status);
    }

    [Fact]
    public void Write_ResultAndFailure_CountAsEnded()
    {
        StreamWriter writer = Writer();
        writer.Write(new ResultProduced("one"));
        _clock.Advance(TimeSpan.FromSeconds(1));

        writer.Sample();

        Assert.Equal(new ProgressUpdate(2000, -1, "Waiting for exports", "1 of 2 ended", 50), Assert.Single(_port.Progress));
    }

    [Fact]
    public void Write_RequestsAndPreparation_AreTold()
    {
        StreamWriter writer = Writer();

        writer.Write(new SourceChangeRequested("arn:t", "stream", "off", "NEW_IMAGE"));
        writer.Write(new ExportRequested("arn:t", "token-1", Noon));
        writer.Write(new ExportRequested("arn:t", "token-1", null));
        writer.Write(new ImportRequested("Orders", "arn:e", "token-2"));
        writer.Write(new ExportPreparationWaited("Orders", "the snapshot to be restorable", Noon, Noon.AddMinutes(2), TimeSpan.FromSeconds(5)));

        Assert.Equal(
            [
                "Changing stream of 'arn:t' from 'off' to 'NEW_IMAGE'.",
                "Starting the export of 'arn:t' as of 2026-01-31 12:00:00Z with client token 'token-1'.",
                "Starting the export of 'arn:t' with client token 'token-1'.",
                "Starting the import of 'arn:e' into table 'Orders' with client token 'token-2'.",
            ],
            _port.Debug);
        Assert.Equal(
            [
                "Preparing table 'Orders': waiting for the snapshot to be restorable (needs 2026-01-31 12:02:00Z to be restorable, "
                    + "newest is 2026-01-31 12:00:00Z), 0:00:05 so far",
            ],
            _port.Verbose);
    }

    [Fact]
    public void Write_ItemsLoaded_AreShownAndNotToldEachTime()
    {
        StreamWriter writer = Writer();
        writer.Write(new ItemsLoaded("Orders", 1000, 2_000_000));
        _clock.Advance(TimeSpan.FromSeconds(1));

        writer.Sample();

        Assert.Equal("1,000 items with 2 MB written", _port.Progress[^1].Status);
        Assert.Empty(_port.Verbose);
    }

    private StreamWriter Writer() => new(
        _port, new ProgressDisplay(_port, _clock), new ProgressHeader(ProgressRecords.WaitExport, "Waiting for exports", 2));
}
