using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>A step after the receipt failed, which costs a wait or a figure and loses nothing.</summary>
internal sealed record LedgerStepFailed(string StreamArn, string RequestId, string Step, string Code) : EngineEvent;
