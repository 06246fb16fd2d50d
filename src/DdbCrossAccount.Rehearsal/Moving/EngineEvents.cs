using System;
using System.Collections.Concurrent;
using System.Linq;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Rehearsal.Steps;

namespace DdbCrossAccount.Rehearsal.Moving;

/// <summary>
/// Takes the engine's events: what it measured goes to the board, results and errors wait for the step that asked for
/// them.
/// </summary>
internal sealed class EngineEvents(StepBoard board, TimeProvider clock) : IEngineObserver
{
    private readonly ConcurrentQueue<object> _results = new();
    private readonly ConcurrentQueue<DdbCrossAccountException> _errors = new();
    private long _loadStartedAt;

    public void Observe(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case ResultProduced produced: _results.Enqueue(produced.Result); break;
            case InputFailed failed: _errors.Enqueue(failed.Error); break;
            case WarningRaised warning: board.Warn(warning.Text); break;
            case ItemsLoaded loaded: board.Measure(Text(loaded)); break;
            case ExportPreparationWaited waited: board.Measure($"waiting for {waited.WaitingFor}"); break;
            case ExportProgressed progress: board.Measure(Text(progress)); break;
            case ImportProgressed progress: board.Measure(Text(progress)); break;
            default: break;
        }
    }

    /// <summary>The rate of a load counts from here.</summary>
    public void LoadStarts() => _loadStartedAt = clock.GetTimestamp();

    /// <summary>The one result of the engine's last call, or the error that it told in its place.</summary>
    public T TakeResult<T>()
    {
        if (_errors.TryDequeue(out DdbCrossAccountException? error))
        {
            throw error;
        }

        object[] results = [.. _results];
        _results.Clear();
        return results.OfType<T>().Single();
    }

    private string Text(ItemsLoaded loaded)
    {
        string rate = MeasureText.Rate(loaded.ItemsWritten, clock.GetElapsedTime(_loadStartedAt));
        return $"{MeasureText.Items(loaded.ItemsWritten)}, {MeasureText.Bytes(loaded.BytesWritten)}, {rate}";
    }

    private static string Text(ExportProgressed progress) =>
        $"{progress.Status}, {MeasureText.Files(progress.LandedFiles)} and {MeasureText.Bytes(progress.LandedBytes)} landed";

    private static string Text(ImportProgressed progress) =>
        $"{progress.Status}, {MeasureText.Bytes(progress.ProcessedBytes)} of {MeasureText.Bytes(progress.TotalBytes)}, "
        + $"{MeasureText.Count(progress.ProcessedItems)} of {MeasureText.Items(progress.ExpectedItems)}";
}
