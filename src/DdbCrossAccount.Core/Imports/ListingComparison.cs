using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Exports;

namespace DdbCrossAccount.Core.Imports;

/// <summary>How the objects in a bucket differ from those that a manifest promises.</summary>
/// <param name="Missing">Promised and not there.</param>
/// <param name="Extra">There and not promised.</param>
/// <param name="Changed">There with another ETag.</param>
internal sealed record ListingComparison(
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Extra,
    IReadOnlyList<string> Changed)
{
    /// <summary>Compares by key and ETag; the lists are in the order of keys.</summary>
    public static ListingComparison Compare(IReadOnlyList<ManifestFile> promised, IReadOnlyList<ExportObject> found)
    {
        Dictionary<string, string> foundTags = found.ToDictionary(o => o.Key, o => o.ETag, StringComparer.Ordinal);
        HashSet<string> promisedKeys = promised.Select(file => file.Key).ToHashSet(StringComparer.Ordinal);
        return new ListingComparison(
            Sorted(promised.Select(file => file.Key).Where(key => !foundTags.ContainsKey(key))),
            Sorted(foundTags.Keys.Where(key => !promisedKeys.Contains(key))),
            Sorted(promised
                .Where(file => foundTags.TryGetValue(file.Key, out string? tag) && tag != file.ETag)
                .Select(file => file.Key)));
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> keys) => [.. keys.Order(StringComparer.Ordinal)];
}
