using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Items;

public sealed class ItemTreeTests(ITestOutputHelper output)
{
    private const int Seed = 20260103;

    /// <summary>Random puts and removals, side by side with a sorted dictionary.</summary>
    [Theory]
    [InlineData(50, 2_000)]
    [InlineData(20_000, 60_000)]
    public void Tree_RandomOperations_HoldsWhatADictionaryHolds(int keys, int operations)
    {
        output.WriteLine($"Seed {Seed}");
        var random = new Random(Seed);
        var tree = new ItemTree();
        var model = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < operations; i++)
        {
            string key = random.Next(keys).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
            bool known = model.TryGetValue(key, out int expected);
            StoredItem old = random.Next(3) == 0 ? Remove(tree, model, key) : Put(tree, model, key, i);
            Assert.Equal(known, old.Exists);
            Assert.True(!known || old.Size == expected);
        }

        Assert.Equal(model.Keys, tree.Snapshot().Select(Key));
        Assert.Equal(model.Count, tree.Count);
        Assert.Equal(model.Values.Sum(size => (long)size), tree.TotalSize);
        string middle = keys.ToString("D6", System.Globalization.CultureInfo.InvariantCulture)[..^1] + "5";
        Assert.Equal(model.Keys.Where(key => string.CompareOrdinal(key, middle) > 0), tree.From(Bytes(middle), inclusive: false).Select(Key));
        Assert.Equal(model.Keys.Skip(3), tree.From(Bytes(model.Keys.ElementAt(3)), inclusive: true).Select(Key));
        Assert.Equal(model.Keys.Skip(4), tree.From(Bytes(model.Keys.ElementAt(3)), inclusive: false).Select(Key));
    }

    private static StoredItem Put(ItemTree tree, SortedDictionary<string, int> model, string key, int size)
    {
        model[key] = size;
        return tree.Put(StoredItem.Create(Bytes(key), "{}"u8, size));
    }

    private static StoredItem Remove(ItemTree tree, SortedDictionary<string, int> model, string key)
    {
        model.Remove(key);
        return tree.Remove(Bytes(key));
    }

    private static byte[] Bytes(string key)
    {
        return System.Text.Encoding.ASCII.GetBytes(key);
    }

    private static string Key(StoredItem item)
    {
        return System.Text.Encoding.ASCII.GetString(item.Key);
    }
}
