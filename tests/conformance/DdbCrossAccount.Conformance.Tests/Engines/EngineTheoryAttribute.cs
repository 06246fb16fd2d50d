using Xunit;

namespace DdbCrossAccount.Conformance.Tests.Engines;

/// <summary>Tests that need one engine besides the sandbox; where it is missing they are skipped, and say why.</summary>
internal sealed class EngineTheoryAttribute : TheoryAttribute
{
    public EngineTheoryAttribute(EngineKind engine)
    {
        Skip = EngineAvailability.Missing(engine) is string reason ? $"Left out, the comparison with {engine}: {reason}" : null;
    }
}
