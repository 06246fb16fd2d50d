using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>A key was parked.</summary>
internal sealed record KeyParked(
    string StreamArn, string RequestId, string KeyHash, string SequenceNumber, string ErrorCode) : EngineEvent;
