using System;
using System.Security.Cryptography;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// The hash that decides in which order a scan meets the partition keys, and to which segment, shard and file each
/// belongs.
/// </summary>
/// <remarks>
/// DynamoDB's own function is not published; MD5 stands for it. Without salt all tables order equal keys alike; a salt
/// gives a table an order of its own.
/// </remarks>
internal static class PartitionHash
{
    public const int Length = 16;

    public static void Append(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> partition, Utf8Buffer output)
    {
        if (salt.IsEmpty)
        {
            MD5.HashData(partition, output.GetSpan(Length));
        }
        else
        {
            byte[] salted = [.. salt, .. partition];
            MD5.HashData(salted, output.GetSpan(Length));
        }

        output.Advance(Length);
    }
}
