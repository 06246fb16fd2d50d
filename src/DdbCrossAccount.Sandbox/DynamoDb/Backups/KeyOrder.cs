using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>Orders keys as the table does: as unsigned bytes.</summary>
internal sealed class KeyOrder : IComparer<byte[]>
{
    public static readonly KeyOrder Instance = new();

    public int Compare(byte[]? x, byte[]? y)
    {
        return x.AsSpan().SequenceCompareTo(y);
    }
}
