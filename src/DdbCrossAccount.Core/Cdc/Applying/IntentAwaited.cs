using System;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>Another attempt may still be writing some of the records: it is awaited.</summary>
internal sealed record IntentAwaited(
    string StreamArn, string RequestId, string OtherRequestId, DateTime SettledAfter) : EngineEvent;
