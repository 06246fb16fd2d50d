using System;
using System.Reflection;
using System.Runtime.Versioning;
using Xunit;

namespace DdbCrossAccount.Core.Tests;

public sealed class RuntimeTests
{
    [Fact]
    public void Runtime_OfThisHost_IsTheOneItWasBuiltFor()
    {
        string framework = typeof(RuntimeTests).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;

        Assert.Equal($".NETCoreApp,Version=v{Environment.Version.Major}.{Environment.Version.Minor}", framework);
    }
}
