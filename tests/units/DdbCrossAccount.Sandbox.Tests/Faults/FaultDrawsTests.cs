using System;
using System.Linq;
using DdbCrossAccount.Sandbox.Faults;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

public sealed class FaultDrawsTests
{
    [Fact]
    public void Share_OfTheSameSeedAndRule_IsTheSameInAnyOrder()
    {
        var first = new FaultDraws(7, "slow");
        var second = new FaultDraws(7, "slow");
        double[] forwards = [.. Enumerable.Range(0, 100).Select(number => first.Share(number))];
        double[] backwards = [.. Enumerable.Range(0, 100).Reverse().Select(number => second.Share(number))];

        Assert.Equal(forwards, backwards.Reverse());
    }

    [Fact]
    public void Share_OfAnotherSeedOrRule_IsAnother()
    {
        double share = new FaultDraws(7, "slow").Share(0);

        Assert.NotEqual(share, new FaultDraws(8, "slow").Share(0));
        Assert.NotEqual(share, new FaultDraws(7, "slower").Share(0));
        Assert.NotEqual(share, new FaultDraws(7, "slow").Share(1));
        Assert.NotEqual(share, new FaultDraws(7, "slow").Share(0, 0));
    }

    [Fact]
    public void Share_OfMany_IsSpreadEvenly()
    {
        var draws = new FaultDraws(1, "even");
        int[] tenths = new int[10];
        for (int number = 0; number < 100_000; number++)
        {
            tenths[(int)(draws.Share(number) * 10)]++;
        }

        Assert.All(tenths, count => Assert.InRange(count, 9_700, 10_300));
    }
}
