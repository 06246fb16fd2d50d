using System;
using System.Linq;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Policies;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Policies;

public sealed class PolicyPropagationTests
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private WorstForms _forms = new();

    [Fact]
    public void FrontEndOf_AConnection_StaysTheSameAndSpreadsConnections()
    {
        PolicyPropagation propagation = Make(new WorstForms { PolicyFrontEnds = 4 });

        int[] counts = [.. Enumerable.Range(0, 1000).Select(number => propagation.FrontEndOf($"0HN{number:X8}"))
            .GroupBy(frontEnd => frontEnd).OrderBy(group => group.Key).Select(group => group.Count())];

        Assert.Equal(4, counts.Length);
        Assert.All(counts, count => Assert.InRange(count, 150, 350));
        Assert.Equal(propagation.FrontEndOf("0HN7"), propagation.FrontEndOf("0HN7"));
    }

    [Fact]
    public void Change_WithoutDelay_HoldsAtOnce()
    {
        PolicyPropagation propagation = Make(new WorstForms { PolicyFrontEnds = 4 });
        var value = new Eventual<string>("old");

        value.Change("new", propagation);

        Assert.Equal("new", value.At(3, propagation));
    }

    [Fact]
    public void Change_UponChange_ReachesEachFrontEndInItsOrder()
    {
        PolicyPropagation propagation = Make(new WorstForms { PolicyDelay = TimeSpan.FromSeconds(20), PolicyFrontEnds = 2 });
        var value = new Eventual<string>("a");

        value.Change("b", propagation);
        _clock.Advance(TimeSpan.FromSeconds(5));
        value.Change("c", propagation);

        Assert.Equal("c", value.Latest);
        Assert.Equal("a a", Seen(value, propagation));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("b a", Seen(value, propagation));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("c a", Seen(value, propagation));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("c b", Seen(value, propagation));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("c c", Seen(value, propagation));
    }

    [Fact]
    public void Change_WhenTheWorstFormEnded_HoldsAtOnce()
    {
        PolicyPropagation propagation = Make(new WorstForms { PolicyDelay = TimeSpan.FromSeconds(20) });
        var value = new Eventual<string>("a");
        value.Change("b", propagation);

        _forms = new WorstForms();
        value.Change("c", propagation);

        Assert.Equal("c c", Seen(value, propagation));
    }

    private static string Seen(Eventual<string> value, PolicyPropagation propagation)
    {
        return $"{value.At(0, propagation)} {value.At(1, propagation)}";
    }

    private PolicyPropagation Make(WorstForms forms)
    {
        _forms = forms;
        return new PolicyPropagation(_clock, () => _forms);
    }
}
