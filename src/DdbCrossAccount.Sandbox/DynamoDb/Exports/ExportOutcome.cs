using System;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>How an export has ended; the figures are those of a completed one.</summary>
internal sealed record ExportOutcome(DateTimeOffset EndTime, long ItemCount, long BilledSizeBytes, JobFailure? Failure);
