using System;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>An attempt at a batch came to its end.</summary>
/// <param name="StreamArn">The stream.</param>
/// <param name="RequestId">The invocation.</param>
/// <param name="Epoch">The epoch that it wrote under.</param>
/// <param name="Attempt">How often these records were attempted; 0 when nothing had to be written.</param>
/// <param name="Figures">What was settled.</param>
/// <param name="SettledBefore">Records that an earlier delivery had settled.</param>
/// <param name="PendingKeys">Keys that were not written.</param>
/// <param name="UnknownKeys">Keys whose write nobody answered.</param>
/// <param name="FirstUnsettled">From which record on the batch is delivered again; null when all is settled.</param>
/// <param name="StopCode">AWS's code of what stopped the writing; null when nothing did.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record BatchEnded(
    string StreamArn,
    string RequestId,
    long Epoch,
    int Attempt,
    CdcFigures Figures,
    int SettledBefore,
    int PendingKeys,
    int UnknownKeys,
    string? FirstUnsettled,
    string? StopCode,
    TimeSpan Duration) : EngineEvent;
