using System;

namespace DdbCrossAccount;

/// <summary>A fault that a sandbox plays, and how often it has.</summary>
/// <remarks>Members that were not set are null or empty: they narrow nothing, or have the effect's own default.</remarks>
public sealed class DdbSandboxFault
{
    /// <summary>The fault's name in its sandbox.</summary>
    public string FaultId { get; init; } = string.Empty;

    /// <summary>What happens to a request that is hit, for example <c>Throttle</c>.</summary>
    public string Effect { get; init; } = string.Empty;

    /// <summary>Which service's requests may be hit.</summary>
    public string? Service { get; init; }

    /// <summary>Which operations, <c>*</c> and <c>?</c> standing for any characters.</summary>
    public string[] Operation { get; init; } = [];

    /// <summary>The account in which the operation is done.</summary>
    public string? AccountId { get; init; }

    /// <summary>Which tables.</summary>
    public string[] TableName { get; init; } = [];

    /// <summary>Which bucket of S3.</summary>
    public string? S3Bucket { get; init; }

    /// <summary>How the key of the S3 object begins.</summary>
    public string? S3KeyPrefix { get; init; }

    /// <summary>Which Lambda function.</summary>
    public string? FunctionName { get; init; }

    /// <summary>Who calls.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary>How many requests that meet it pass untouched at first.</summary>
    public long? Skip { get; init; }

    /// <summary>Which share, 0 to 1, of the further ones is hit.</summary>
    public double? Share { get; init; }

    /// <summary>How often at most.</summary>
    public long? MaxCount { get; init; }

    /// <summary>Seconds of the sandbox's time from <see cref="SetTime"/> until the first may be hit.</summary>
    public double? StartAfterSeconds { get; init; }

    /// <summary>Seconds of the sandbox's time from then until the last may be hit.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary><c>Before</c>: nothing is applied; <c>After</c>: the request is applied, and then hit.</summary>
    public string? When { get; init; }

    /// <summary>The error's code.</summary>
    public string? Code { get; init; }

    /// <summary>The error's text.</summary>
    public string? Message { get; init; }

    /// <summary>The error's HTTP status.</summary>
    public int? StatusCode { get; init; }

    /// <summary>For how many seconds a request or an answer is held.</summary>
    public double? DelaySeconds { get; init; }

    /// <summary><c>Wall</c> or <c>Service</c>: the clock of <see cref="DelaySeconds"/>.</summary>
    public string? DelayClock { get; init; }

    /// <summary>True when the connection of a held write is closed at once.</summary>
    public bool? DropConnection { get; init; }

    /// <summary>True when the connection is closed by a TCP reset.</summary>
    public bool? ResetConnection { get; init; }

    /// <summary>How many bytes of an answer's body go out before it is hit.</summary>
    public long? ByteCount { get; init; }

    /// <summary>How fast an answer's body goes out.</summary>
    public double? BytesPerSecond { get; init; }

    /// <summary>By how many seconds the Date header is off.</summary>
    public double? DateOffsetSeconds { get; init; }

    /// <summary>Which share, 0 to 1, of a batch's entries comes back unprocessed.</summary>
    public double? EntryShare { get; init; }

    /// <summary>At which of its own requests a function is ended, 1 for the first.</summary>
    public int? AtRequest { get; init; }

    /// <summary>What a function answers instead.</summary>
    public string? Answer { get; init; }

    /// <summary>The sandbox's time at which it was set (UTC).</summary>
    public DateTime SetTime { get; init; }

    /// <summary>How many requests have met it.</summary>
    public long MatchedCount { get; init; }

    /// <summary>How often its effect was applied.</summary>
    public long FiredCount { get; init; }
}
