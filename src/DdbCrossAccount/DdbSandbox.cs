using System;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount;

/// <summary>A running sandbox: two AWS accounts on this machine.</summary>
public sealed class DdbSandbox
{
    /// <summary>The endpoint of all its services.</summary>
    public string EndpointUrl { get; init; } = string.Empty;

    /// <summary>The process that plays the accounts.</summary>
    public int ProcessId { get; init; }

    /// <summary>
    /// When that process was started (UTC): with its number it tells the process from every other one.
    /// </summary>
    public DateTime StartTime { get; init; }

    /// <summary>The account that tables are moved from.</summary>
    public DdbAccount? Source { get; init; }

    /// <summary>The account that tables are moved to.</summary>
    public DdbAccount? Target { get; init; }

    /// <summary>A bucket of the target account that the source account may export to.</summary>
    public string S3Bucket { get; init; } = string.Empty;

    /// <summary>
    /// A role of the source account that a function can run under to carry changes over: it may read the streams of that
    /// account, send to queues, write logs and assume <see cref="WriterRoleArn"/>.
    /// </summary>
    public string FunctionRoleArn { get; init; } = string.Empty;

    /// <summary>
    /// Its counterpart in the target account: it may read and write the tables there. A function of the target account
    /// can run under it itself.
    /// </summary>
    public string WriterRoleArn { get; init; } = string.Empty;

    /// <summary>
    /// What was wrong with the input that this object was made of; whoever uses the object throws it.
    /// </summary>
    internal DdbCrossAccountException? InputError { get; init; }
}
