using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Rehearsal.Comparing;

/// <summary>An item as two digests of 128 bits (SHA-256): equal keys, and equal items, have equal ones, and no others.</summary>
internal readonly record struct ItemDigest(UInt128 Key, UInt128 Item)
{
    /// <summary>The digests of an item of a table with that key.</summary>
    public static ItemDigest Of(Dictionary<string, AttributeValue> item, IReadOnlyList<string> keyNames) =>
        new(Digest(keyNames.ToDictionary(name => name, name => item[name])), Digest(item));

    private static UInt128 Digest(Dictionary<string, AttributeValue> attributes)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        CanonicalValue.WriteAttributes(writer, attributes);
        byte[] hash = SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
