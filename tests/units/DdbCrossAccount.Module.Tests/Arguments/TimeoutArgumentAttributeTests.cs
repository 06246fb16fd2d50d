using System;
using DdbCrossAccount.Module.Arguments;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Arguments;

public sealed class TimeoutArgumentAttributeTests
{
    [Fact]
    public void Transform_NumberOrNumeral_IsSeconds()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), TimeoutArgumentAttribute.Transform(30));
        Assert.Equal(TimeSpan.FromSeconds(1.5), TimeoutArgumentAttribute.Transform(1.5));
        Assert.Equal(TimeSpan.FromSeconds(30), TimeoutArgumentAttribute.Transform("30"));
    }

    [Fact]
    public void Transform_SpanOrItsText_IsLeftToPowerShell()
    {
        Assert.Equal("00:30:00", TimeoutArgumentAttribute.Transform("00:30:00"));
        Assert.Equal(TimeSpan.FromHours(1), TimeoutArgumentAttribute.Transform(TimeSpan.FromHours(1)));
        Assert.Null(TimeoutArgumentAttribute.Transform(null));
    }
}
