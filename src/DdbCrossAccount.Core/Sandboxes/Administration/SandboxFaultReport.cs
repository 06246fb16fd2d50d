using System;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>A fault as the sandbox's endpoint tells it: as it was set, and what it has done since.</summary>
internal sealed record SandboxFaultReport : SandboxFaultRule
{
    private const double MillisecondsPerSecond = 1000;

    /// <summary>Service time.</summary>
    public required DateTimeOffset SetAt { get; init; }

    public required long Matched { get; init; }

    public required long Fired { get; init; }

    /// <summary>The same as scripts see it.</summary>
    public DdbSandboxFault ToFault() => new()
    {
        FaultId = Id ?? string.Empty,
        Effect = SandboxWord.ToScript(Effect) ?? string.Empty,
        Service = Service,
        Operation = SandboxWord.Split(Operation),
        AccountId = Account,
        TableName = SandboxWord.Split(Table),
        S3Bucket = Bucket,
        S3KeyPrefix = KeyPrefix,
        FunctionName = Function,
        PrincipalArn = Principal,
        Skip = Skip,
        Share = Share,
        MaxCount = Count,
        StartAfterSeconds = FromSeconds,
        DurationSeconds = ForSeconds,
        When = SandboxWord.ToScript(When),
        Code = Code,
        Message = Message,
        StatusCode = Status,
        DelaySeconds = DelayMs / MillisecondsPerSecond,
        DelayClock = SandboxWord.ToScript(Clock),
        DropConnection = Drop,
        ResetConnection = Reset,
        ByteCount = Bytes,
        BytesPerSecond = BytesPerSecond,
        DateOffsetSeconds = Seconds,
        EntryShare = EntryShare,
        AtRequest = AtRequest,
        Answer = Answer,
        SetTime = SetAt.UtcDateTime,
        MatchedCount = Matched,
        FiredCount = Fired,
    };
}
