using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.Text.Json;
using DdbCrossAccount.CdcFunction.Runtime;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.CdcFunction.Logging;

/// <summary>Writes one line of JSON for each event of the engine. Keys appear as hashes, items never.</summary>
/// <remarks>Thread-safe. A line is written whole, so that Lambda's log does not mix two.</remarks>
internal sealed class FunctionLog(Stream output, TimeProvider clock) : IEngineObserver
{
    private readonly object _lock = new();
    private readonly ArrayBufferWriter<byte> _line = new();

    public void Observe(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case BatchEnded ended:
                string level = ended.FirstUnsettled is null ? "Information" : "Warning";
                Write(level, nameof(BatchEnded), ended.RequestId, writer => Write(writer, ended));
                break;
            case KeyParked parked:
                Write("Error", nameof(KeyParked), parked.RequestId, writer => Write(writer, parked));
                break;
            case KeysInDoubt doubt:
                Write("Warning", nameof(KeysInDoubt), doubt.RequestId, writer => Write(writer, doubt));
                break;
            case IntentAwaited awaited:
                Write("Information", nameof(IntentAwaited), awaited.RequestId, writer => Write(writer, awaited));
                break;
            case WindowFoundBroken broken:
                Write("Error", nameof(WindowFoundBroken), null, writer => Write(writer, broken));
                break;
            case LedgerStepFailed step:
                Write("Warning", nameof(LedgerStepFailed), step.RequestId, writer => Write(writer, step));
                break;
            case WarningRaised warning:
                Write("Warning", nameof(WarningRaised), null, writer => writer.WriteString("text", warning.Text));
                break;
            case DetailNoted detail:
                Write("Debug", nameof(DetailNoted), null, writer => writer.WriteString("text", detail.Text));
                break;
        }
    }

    /// <summary>An invocation failed as a whole.</summary>
    public void Failed(string? requestId, RuntimeFailure failure) => Write("Error", "InvocationFailed", requestId, writer =>
    {
        writer.WriteString("errorType", failure.ErrorType);
        writer.WriteString("errorMessage", failure.Message);
    });

    private static void Write(Utf8JsonWriter writer, BatchEnded ended)
    {
        writer.WriteString("streamArn", ended.StreamArn);
        writer.WriteNumber("epoch", ended.Epoch);
        writer.WriteNumber("attempt", ended.Attempt);
        writer.WriteNumber("records", ended.Figures.Records);
        writer.WriteNumber("puts", ended.Figures.Puts);
        writer.WriteNumber("deletes", ended.Figures.Deletes);
        writer.WriteNumber("timeToLiveDeletes", ended.Figures.TimeToLiveDeletes);
        writer.WriteNumber("superseded", ended.Figures.Superseded);
        writer.WriteNumber("skipped", ended.Figures.Skipped);
        writer.WriteNumber("parked", ended.Figures.Parked);
        writer.WriteNumber("settledBefore", ended.SettledBefore);
        writer.WriteNumber("pendingKeys", ended.PendingKeys);
        writer.WriteNumber("unknownKeys", ended.UnknownKeys);
        writer.WriteNumber("repeated", ended.Figures.Repeated);
        writer.WriteString("firstUnsettled", ended.FirstUnsettled);
        writer.WriteString("stopCode", ended.StopCode);
        writer.WriteNumber("lagSeconds", ended.Figures.Lag.Maximum?.TotalSeconds ?? 0);
        writer.WriteNumber("milliseconds", (long)ended.Duration.TotalMilliseconds);
    }

    private static void Write(Utf8JsonWriter writer, KeyParked parked)
    {
        writer.WriteString("streamArn", parked.StreamArn);
        writer.WriteString("keyHash", parked.KeyHash);
        writer.WriteString("sequenceNumber", parked.SequenceNumber);
        writer.WriteString("errorCode", parked.ErrorCode);
    }

    private static void Write(Utf8JsonWriter writer, KeysInDoubt doubt)
    {
        writer.WriteString("streamArn", doubt.StreamArn);
        writer.WriteNumber("keys", doubt.Keys);
        writer.WriteString("cause", doubt.Cause);
    }

    private static void Write(Utf8JsonWriter writer, IntentAwaited awaited)
    {
        writer.WriteString("streamArn", awaited.StreamArn);
        writer.WriteString("otherRequestId", awaited.OtherRequestId);
        writer.WriteString("settledAfter", awaited.SettledAfter);
    }

    private static void Write(Utf8JsonWriter writer, WindowFoundBroken broken)
    {
        writer.WriteString("streamArn", broken.StreamArn);
        writer.WriteString("sequenceNumber", broken.SequenceNumber);
        writer.WriteNumber("ageSeconds", (long)broken.Age.TotalSeconds);
    }

    private static void Write(Utf8JsonWriter writer, LedgerStepFailed step)
    {
        writer.WriteString("streamArn", step.StreamArn);
        writer.WriteString("step", step.Step);
        writer.WriteString("errorCode", step.Code);
    }

    private void Write(string level, string name, string? requestId, Action<Utf8JsonWriter> write)
    {
        lock (_lock)
        {
            _line.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(_line))
            {
                writer.WriteStartObject();
                writer.WriteString("timestamp", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
                writer.WriteString("level", level);
                writer.WriteString("event", name);
                if (requestId is not null)
                {
                    writer.WriteString("requestId", requestId);
                }

                write(writer);
                writer.WriteEndObject();
            }

            "\n"u8.CopyTo(_line.GetSpan(1));
            _line.Advance(1);
            output.Write(_line.WrittenSpan);
            output.Flush();
        }
    }
}
