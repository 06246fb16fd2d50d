using Xunit;

namespace DdbCrossAccount.Sandbox.Tests;

/// <summary>Tests that share one running sandbox.</summary>
[CollectionDefinition(Name)]
public sealed class SandboxCollection : ICollectionFixture<SandboxProcess>
{
    public const string Name = "running sandbox";
}
