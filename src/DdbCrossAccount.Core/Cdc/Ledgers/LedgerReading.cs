using System;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>A row as it was read strongly.</summary>
/// <param name="Row">The row; null when there is none.</param>
/// <param name="ServiceTime">When DynamoDB answered, by its own clock; null when it did not say.</param>
internal readonly record struct LedgerReading(LedgerRow? Row, DateTimeOffset? ServiceTime);
