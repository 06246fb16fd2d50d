using System;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Exports;

/// <summary>
/// An export is about to be asked for; told before the call, so that its token is known whatever happens to the
/// answer.
/// </summary>
/// <param name="TableArn">The table.</param>
/// <param name="ClientToken">The token under which the same request starts no second export.</param>
/// <param name="ExportTime">The snapshot; null for an incremental export.</param>
internal sealed record ExportRequested(string TableArn, string ClientToken, DateTime? ExportTime) : EngineEvent;
