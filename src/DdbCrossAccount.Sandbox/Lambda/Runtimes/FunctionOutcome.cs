using System;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>How an invocation has ended: with what the function answered, or with what Lambda tells of its failure.</summary>
internal sealed record FunctionOutcome
{
    public const string TimedOut = "Sandbox.Timedout";
    public const string OutOfMemory = "Runtime.OutOfMemory";
    public const string Exited = "Runtime.ExitError";

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The function's answer, or an object with errorType and errorMessage.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary><c>Unhandled</c> when it failed; null when it answered.</summary>
    public string? FunctionError { get; init; }

    /// <summary>What Lambda calls the failure; null when it answered, and where the function told of the failure itself.</summary>
    public string? ErrorType { get; init; }

    public bool IsTimedOut => ErrorType == TimedOut;

    public bool IsOutOfMemory => ErrorType == OutOfMemory;

    /// <summary>The process ended before it had answered.</summary>
    public bool IsCrashed => ErrorType is Exited or OutOfMemory;

    /// <summary>The end of its log, at most 4 KB.</summary>
    public string LogTail { get; init; } = "";

    public string RequestId { get; init; } = "";

    /// <summary>A number, or <c>$LATEST</c>.</summary>
    public string ExecutedVersion { get; init; } = "";

    /// <summary>The function answered.</summary>
    public static FunctionOutcome Answered(ReadOnlyMemory<byte> payload) => new() { Payload = payload };

    /// <summary>The function told that it failed.</summary>
    public static FunctionOutcome Failed(ReadOnlyMemory<byte> error) => new() { Payload = error, FunctionError = "Unhandled" };

    /// <summary>Lambda tells that it failed.</summary>
    public static FunctionOutcome Failed(string requestId, string errorType, string message)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("errorType", errorType);
            writer.WriteString("errorMessage", $"RequestId: {requestId} Error: {message}");
            writer.WriteEndObject();
        }

        return new FunctionOutcome { Payload = stream.ToArray(), FunctionError = "Unhandled", ErrorType = errorType };
    }

    /// <summary>The answer was longer than the runtime API takes; its length is not known where it came in chunks.</summary>
    public static FunctionOutcome AnswerTooLarge(string requestId, long? length, int limit)
    {
        string size = length is null ? "" : $" ({length} bytes)";
        return Failed(
            requestId, "Function.ResponseSizeTooLarge",
            $"Response payload size{size} exceeded maximum allowed payload size ({limit} bytes).");
    }

    public static FunctionOutcome Timeout(string requestId, double seconds)
    {
        return Failed(requestId, TimedOut, FormattableString.Invariant($"Task timed out after {seconds:0.00} seconds"));
    }

    /// <summary>The process has ended by itself, or by a signal (128 and its number).</summary>
    public static FunctionOutcome Ended(string requestId, int exitCode)
    {
        return Failed(requestId, Exited, exitCode switch
        {
            0 => "Runtime exited without providing a reason",
            134 => "Runtime exited with error: signal: aborted",
            137 => "Runtime exited with error: signal: killed",
            139 => "Runtime exited with error: signal: segmentation fault",
            _ => $"Runtime exited with error: exit status {exitCode}",
        });
    }

    /// <summary>The process was ended from outside.</summary>
    public static FunctionOutcome Killed(string requestId, string errorType = Exited)
    {
        return Failed(requestId, errorType, "Runtime exited with error: signal: killed");
    }
}
