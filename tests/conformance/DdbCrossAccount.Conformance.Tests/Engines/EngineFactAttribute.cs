using Xunit;

namespace DdbCrossAccount.Conformance.Tests.Engines;

/// <summary>A test that needs one engine besides the sandbox; where it is missing it is skipped, and says why.</summary>
internal sealed class EngineFactAttribute : FactAttribute
{
    public EngineFactAttribute(EngineKind engine)
    {
        Skip = EngineAvailability.Missing(engine) is string reason ? $"Left out, the comparison with {engine}: {reason}" : null;
    }
}
