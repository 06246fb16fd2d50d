using System;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Module.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Base;

public sealed class EventQueueTests
{
    [Fact]
    public void Observe_AfterClose_IsDropped()
    {
        using var queue = new EventQueue();
        queue.Observe(new PhaseEntered("before"));
        queue.Close();

        queue.Observe(new PhaseEntered("after"));

        Assert.Equal(new PhaseEntered("before"), queue.Take(TimeSpan.Zero));
        Assert.True(queue.IsDrained);
        Assert.Null(queue.Take(TimeSpan.Zero));
    }
}
