using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Items;

/// <summary>The tree beside a plain sorted set, with keys that share their beginnings, are empty, or are each other's beginning.</summary>
public sealed class KeyedTreeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Tree_OfRandomChanges_HoldsWhatASortedSetHolds(int seed)
    {
        var random = new Random(seed);
        var tree = new KeyedTree<StoredItem>();
        var expected = new SortedSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < 6000; i++)
        {
            byte[] key = Key(random);
            if (random.Next(3) > 0)
            {
                Assert.Equal(!expected.Add(Convert.ToHexString(key)), tree.Put(StoredItem.Create(key, [], 1)).Exists);
            }
            else
            {
                Assert.Equal(expected.Remove(Convert.ToHexString(key)), tree.Remove(key).Exists);
            }

            byte[] other = Key(random);
            Assert.Equal(expected.Contains(Convert.ToHexString(other)), tree.Find(other).Exists);
        }

        Assert.Equal(expected, tree.Snapshot().Select(item => Convert.ToHexString(item.Key)));
        Assert.Equal(expected.Count, tree.Count);
    }

    [Theory]
    [InlineData("", "00")]
    [InlineData("00", "0000")]
    [InlineData("61", "6100")]
    [InlineData("0102030405060708", "010203040506070800")]
    [InlineData("01020304050607FF", "0102030405060800")]
    [InlineData("7F", "80")]
    public void Keys_OfUnsignedBytes_AreInTheirOrder(string first, string second)
    {
        var tree = new KeyedTree<StoredItem>();
        tree.Put(StoredItem.Create(Convert.FromHexString(second), [], 1));
        tree.Put(StoredItem.Create(Convert.FromHexString(first), [], 1));

        Assert.Equal([first, second], tree.Snapshot().Select(item => Convert.ToHexString(item.Key)));
    }

    /// <summary>Up to 12 bytes of which few differ.</summary>
    private static byte[] Key(Random random)
    {
        byte[] key = new byte[random.Next(13)];
        for (int i = Math.Max(0, key.Length - 3); i < key.Length; i++)
        {
            key[i] = (byte)random.Next(0, 256);
        }

        return key;
    }
}
