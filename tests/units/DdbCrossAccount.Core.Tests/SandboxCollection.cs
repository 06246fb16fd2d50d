using Xunit;

namespace DdbCrossAccount.Core.Tests;

/// <summary>Tests that share one sandbox; they run one after the other.</summary>
[CollectionDefinition(SandboxFixture.Collection)]
public sealed class SandboxCollection : ICollectionFixture<SandboxFixture>;
