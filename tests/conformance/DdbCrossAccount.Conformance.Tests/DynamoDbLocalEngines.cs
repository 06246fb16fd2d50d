using DdbCrossAccount.Conformance.Tests.Engines;

namespace DdbCrossAccount.Conformance.Tests;

/// <summary>The sandbox beside AWS's DynamoDB Local.</summary>
public sealed class DynamoDbLocalEngines() : DynamoDbEngines(EngineKind.DynamoDbLocal);
