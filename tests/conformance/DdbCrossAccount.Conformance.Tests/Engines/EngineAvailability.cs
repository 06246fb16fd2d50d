namespace DdbCrossAccount.Conformance.Tests.Engines;

/// <summary>Which engines this machine has.</summary>
internal static class EngineAvailability
{
    /// <summary>Why the engine cannot run here; null when it can.</summary>
    public static string? Missing(EngineKind engine)
    {
        return engine == EngineKind.DynamoDbLocal ? DynamoDbLocalPackage.Missing ?? NodePackages.Missing : NodePackages.Missing;
    }
}
