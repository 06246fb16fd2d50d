using System;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests;

/// <summary>A test that sends signals to a process.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        Skip = OperatingSystem.IsWindows() ? "Windows has no signals that one process sends to another." : null;
    }
}
