using System;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Imports;

/// <summary>An import was looked at.</summary>
/// <param name="TableName">The table.</param>
/// <param name="ImportArn">The import.</param>
/// <param name="Status">Its state.</param>
/// <param name="ProcessedBytes">Bytes read; null when AWS has told none.</param>
/// <param name="TotalBytes">Bytes of all data objects; null when unknown, or when more than that was processed (AWS
/// then counts another size).</param>
/// <param name="ProcessedItems">Items read; null when AWS has told none.</param>
/// <param name="ExpectedItems">Items that the export promises; null when unknown.</param>
/// <param name="ItemsPerSecond">The rate since the counting began; null until it is steady for ten seconds.</param>
/// <param name="TimeLeft">By that rate; null when unknown.</param>
/// <param name="Elapsed">Time since AWS started it; null when AWS has not told the start.</param>
internal sealed record ImportProgressed(
    string TableName,
    string ImportArn,
    string Status,
    long? ProcessedBytes,
    long? TotalBytes,
    long? ProcessedItems,
    long? ExpectedItems,
    double? ItemsPerSecond,
    TimeSpan? TimeLeft,
    TimeSpan? Elapsed) : EngineEvent;
