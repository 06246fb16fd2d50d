using System;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Capacity;

public sealed class PartitionMapTests
{
    [Fact]
    public void Find_AfterRandomDivisions_GivesThePartitionWhoseRangeHasTheKey()
    {
        const int Seed = 20260102;
        var random = new Random(Seed);
        var map = new PartitionMap(3, now: 0);
        for (int i = 0; i < 50; i++)
        {
            byte[] key = Key(random);
            Assert.True(map.TryDivide(key, now: 0));
            Assert.False(map.TryDivide(key, now: 0));
        }

        Assert.Equal(53, map.Count);
        for (int i = 0; i < 1000; i++)
        {
            byte[] key = Key(random);
            Partition expected = map.All.Last(partition => key.AsSpan().SequenceCompareTo(partition.FirstKey) >= 0);
            Assert.Same(expected, map.Find(key));
            Assert.Equal(map.All.ToList().IndexOf(expected), map.Ranges.IndexOf(key));
        }
    }

    [Fact]
    public void GrowTo_More_DividesTheWidest()
    {
        var map = new PartitionMap(1, now: 0);

        map.GrowTo(4, now: 0);

        Assert.Equal(
            ["", "4000000000000000", "8000000000000000", "C000000000000000"],
            map.All.Select(partition => Convert.ToHexString(partition.FirstKey)));
        map.GrowTo(2, now: 0);
        Assert.Equal(4, map.Count);
    }

    [Fact]
    public void MiddleKey_OfHeat_HasHalfOfTheTrafficBeforeIt()
    {
        var heat = new PartitionHeat(now: 0);
        for (int i = 0; i < 832; i++)
        {
            heat.Note([(byte)(i / 13)], 1, isWrite: true);
        }

        Assert.Equal([32], heat.MiddleKey([], int.MaxValue));
    }

    [Fact]
    public void MiddleKey_AllTrafficToOneKey_SetsItApartAndThenGivesUp()
    {
        var heat = new PartitionHeat(now: 0);
        heat.Note([7, 1], 1, isWrite: true);

        Assert.Equal([7, 1], heat.MiddleKey([], int.MaxValue));
        Assert.Equal([7], heat.MiddleKey([], keyLength: 1));
        Assert.Null(heat.MiddleKey([7, 1], int.MaxValue));
    }

    private static byte[] Key(Random random)
    {
        byte[] key = new byte[20];
        random.NextBytes(key);
        return key;
    }
}
