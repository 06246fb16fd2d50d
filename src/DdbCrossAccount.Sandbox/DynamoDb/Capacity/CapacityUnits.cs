using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>The published arithmetic of capacity units.</summary>
internal static class CapacityUnits
{
    private const int ReadUnit = 4096;
    private const int WriteUnit = 1024;

    /// <summary>For one item, or for all items of one page of a scan or query together.</summary>
    public static double Read(long size, bool consistent)
    {
        long units = Math.Max(1, (size + ReadUnit - 1) / ReadUnit);
        return consistent ? units : units / 2.0;
    }

    /// <summary>For one item: the larger of before and after counts.</summary>
    public static double Write(long size)
    {
        return Math.Max(1, (size + WriteUnit - 1) / WriteUnit);
    }
}
