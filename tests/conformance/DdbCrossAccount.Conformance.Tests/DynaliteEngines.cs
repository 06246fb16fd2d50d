using DdbCrossAccount.Conformance.Tests.Engines;

namespace DdbCrossAccount.Conformance.Tests;

/// <summary>The sandbox beside dynalite.</summary>
public sealed class DynaliteEngines() : DynamoDbEngines(EngineKind.Dynalite);
