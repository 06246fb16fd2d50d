using System.Collections.Generic;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>Divides changes into calls that stay within the service's limits.</summary>
internal static class ChangeGroup
{
    // BatchWriteItem's limits. The size is that of the request, which is larger than its items: 1 KB for the rest is
    // plenty.
    private const int MaxWrites = 25;
    private const int MaxBytes = (16 * 1024 * 1024) - 1024;
    private const int BytesAroundWrite = 32;

    public static List<List<KeyChange>> Divide(IEnumerable<KeyChange> changes)
    {
        List<List<KeyChange>> groups = [];
        List<KeyChange> group = [];
        int bytes = 0;
        foreach (KeyChange change in changes)
        {
            int size = change.Last.Write.Json.Length + BytesAroundWrite;
            if (group.Count == MaxWrites || (group.Count > 0 && bytes + size > MaxBytes))
            {
                groups.Add(group);
                group = [];
                bytes = 0;
            }

            group.Add(change);
            bytes += size;
        }

        if (group.Count > 0)
        {
            groups.Add(group);
        }

        return groups;
    }
}
