using System;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Exports;

/// <summary>
/// An export was looked at. AWS tells no percentage, so what has landed in the bucket is all there is.
/// </summary>
/// <param name="TableName">The table.</param>
/// <param name="ExportArn">The export.</param>
/// <param name="Status">Its state.</param>
/// <param name="LandedFiles">Data files in the bucket; null when they may not be listed.</param>
/// <param name="LandedBytes">Their bytes; null when they may not be listed.</param>
/// <param name="Elapsed">Time since AWS started it; null when AWS has not told the start.</param>
internal sealed record ExportProgressed(
    string TableName,
    string ExportArn,
    string Status,
    int? LandedFiles,
    long? LandedBytes,
    TimeSpan? Elapsed) : EngineEvent;
