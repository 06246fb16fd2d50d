using System;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Exports;

/// <summary>A table is not ready for its export yet.</summary>
/// <param name="TableName">The table.</param>
/// <param name="WaitingFor">What is waited for, in words.</param>
/// <param name="NewestRestorableTime">The newest restorable time that AWS told; null when it told none.</param>
/// <param name="NeededTime">The instant that has to be restorable; null when something else is waited for.</param>
/// <param name="Waited">How long so far.</param>
internal sealed record ExportPreparationWaited(
    string TableName,
    string WaitingFor,
    DateTime? NewestRestorableTime,
    DateTime? NeededTime,
    TimeSpan Waited) : EngineEvent;
