using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>What an export has to write, in the order of hashes; it was taken from the table and does not change any more.</summary>
internal sealed record ExportContent(IEnumerable<ItemChange> Changes, KeyRanges Partitions)
{
    /// <summary>The lines of each data file, one file for each partition of the table; a file may be empty.</summary>
    public IReadOnlyList<IReadOnlyList<ExportLine>> SplitByPartition()
    {
        var files = new List<ExportLine>[Partitions.Count];
        for (int i = 0; i < Partitions.Count; i++)
        {
            files[i] = [];
        }

        foreach (ItemChange change in Changes)
        {
            files[Partitions.IndexOf(change.Key)].Add(new ExportLine(change));
        }

        return files;
    }
}
