using System;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>A part of change data capture is not ready yet.</summary>
/// <param name="TableName">The source table.</param>
/// <param name="Part">What is waited for: a name or an ARN.</param>
/// <param name="WaitingFor">Which state of it, in words.</param>
/// <param name="Waited">How long so far.</param>
internal sealed record CdcPartWaited(string TableName, string Part, string WaitingFor, TimeSpan Waited) : EngineEvent;
