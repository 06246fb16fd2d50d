using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>What an export has to write, in the order of hashes; it was taken from the table and does not change any more.</summary>
internal sealed record ExportContent(IEnumerable<ItemChange> Changes, KeyRanges Partitions, ExportFilter? Filter)
{
    /// <summary>
    /// The lines of each data file, one file for each partition of the table; a file may be empty. Items that the filter
    /// leaves out are among them where they have to be read: they are paid for.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ExportLine>> SplitByPartition()
    {
        var files = new List<ExportLine>[Partitions.Count];
        for (int i = 0; i < Partitions.Count; i++)
        {
            files[i] = [];
        }

        foreach (ExportLine line in Changes.Select(change => new ExportLine(change)).Where(line => Filter?.Reads(line.Newest) != false))
        {
            files[Partitions.IndexOf(line.Change.Key)].Add(line);
        }

        return files;
    }
}
