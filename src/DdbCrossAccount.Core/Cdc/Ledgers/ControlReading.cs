using System;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>The control row as it was read strongly.</summary>
/// <param name="Control">The row; null when the ledger does not know the stream.</param>
/// <param name="ServiceTime">When DynamoDB answered, by its own clock; null when it did not say.</param>
internal readonly record struct ControlReading(CdcControl? Control, DateTimeOffset? ServiceTime);
