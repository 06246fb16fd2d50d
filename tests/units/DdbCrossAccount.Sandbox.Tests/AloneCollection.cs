using Xunit;

namespace DdbCrossAccount.Sandbox.Tests;

/// <summary>Tests that run by themselves, because they measure what the whole process uses.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
