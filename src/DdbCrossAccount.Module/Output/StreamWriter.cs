using System;
using System.Collections.Generic;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Watching;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Imports;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Output;

/// <summary>Maps the engine's events to PowerShell's streams, the only place where that is decided.</summary>
/// <remarks>
/// Results alone go to the pipeline. A warning is written once, however often its cause is told.
/// </remarks>
internal sealed class StreamWriter(ICommandPort port, ProgressDisplay progress, ProgressHeader header) : IEventWriter
{
    private readonly Dictionary<string, int> _bars = [];
    private readonly HashSet<string> _warnings = [];
    private int _ended;

    public void Write(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case ResultProduced produced:
                port.WriteResult(produced.Result);
                CountEnded();
                break;
            case InputFailed failed:
                port.WriteError(ErrorRecords.Of(failed.Error));
                CountEnded();
                break;
            case WarningRaised raised:
                WarnOnce(raised.Text);
                break;
            case PhaseEntered entered:
                port.WriteVerbose(entered.Text);
                break;
            case DetailNoted noted:
                port.WriteDebug(noted.Text);
                break;
            case TokenCodeAsked asked:
                asked.Answer(port.Ask("Multi-factor authentication", $"Code of MFA device '{asked.MfaSerial}'"));
                break;
            default:
                WriteWork(engineEvent);
                break;
        }
    }

    public void Sample() => progress.Sample();

    private void WriteWork(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case SourceChangeRequested change:
                port.WriteDebug(WorkText.Of(change));
                break;
            case ExportRequested request:
                port.WriteDebug(WorkText.Of(request));
                break;
            case ImportRequested request:
                port.WriteDebug(WorkText.Of(request));
                break;
            case ExportPreparationWaited waited:
                TellTable(waited.TableName, $"Preparing table '{waited.TableName}'", WorkText.Of(waited));
                break;
            case CdcPartWaited waited:
                TellTable(waited.TableName, $"Change data capture of table '{waited.TableName}'", WorkText.Of(waited));
                break;
            case ExportProgressed progressed:
                TellTable(progressed.ExportArn, $"Exporting table '{progressed.TableName}'", WorkText.Of(progressed));
                break;
            case ImportProgressed progressed:
                TellTable(
                    progressed.ImportArn,
                    $"Importing table '{progressed.TableName}'",
                    WorkText.Of(progressed),
                    WorkText.PercentOf(progressed.ProcessedBytes, progressed.TotalBytes),
                    progressed.TimeLeft is TimeSpan left ? (int)left.TotalSeconds : -1);
                break;
            case CdcProgressed progressed:
                TellTable(
                    progressed.StreamArn,
                    $"Applying changes of table '{progressed.SourceTableName}'",
                    WorkText.Of(progressed),
                    secondsRemaining: progressed.TimeLeft is TimeSpan untilCaughtUp ? (int)untilCaughtUp.TotalSeconds : -1);
                break;
            case ItemsLoaded loaded:
                ShowTable(loaded.TableName, $"Filling table '{loaded.TableName}'", WorkText.Of(loaded));
                break;
            default:
                port.WriteDebug(engineEvent.ToString());
                break;
        }
    }

    private void WarnOnce(string text)
    {
        if (_warnings.Add(text))
        {
            port.WriteWarning(text);
        }
    }

    /// <summary>What is looked at every few seconds is in the verbose stream too, so that a log without bars holds it.</summary>
    private void TellTable(string key, string activity, string status, int percent = -1, int secondsRemaining = -1)
    {
        port.WriteVerbose($"{activity}: {status}");
        ShowTable(key, activity, status, percent, secondsRemaining);
    }

    private void ShowTable(string key, string activity, string status, int percent = -1, int secondsRemaining = -1)
    {
        if (!_bars.TryGetValue(key, out int id))
        {
            id = header.Id + 1 + _bars.Count;
            _bars.Add(key, id);
        }

        ShowHeader();
        progress.Show(new ProgressUpdate(id, header.Id, activity, status, percent, secondsRemaining));
    }

    private void CountEnded()
    {
        _ended++;
        ShowHeader();
    }

    private void ShowHeader()
    {
        if (header.Total > 0)
        {
            progress.Show(new ProgressUpdate(
                header.Id,
                ProgressRecords.NoParent,
                header.Activity,
                $"{_ended} of {header.Total} ended",
                WorkText.PercentOf(_ended, header.Total)));
        }
    }
}
