using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Core.Exports;

/// <summary>A table that was found fit for its export.</summary>
/// <param name="Table">The table as described.</param>
/// <param name="Recovery">Its point-in-time recovery, before anything was changed.</param>
internal sealed record ExportCandidate(TableDescription Table, RecoveryState Recovery)
{
    /// <summary>True when a stream is on, before anything was changed.</summary>
    public bool HasStream => Table.StreamSpecification?.StreamEnabled == true;
}
