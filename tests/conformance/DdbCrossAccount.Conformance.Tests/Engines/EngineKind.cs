namespace DdbCrossAccount.Conformance.Tests.Engines;

/// <summary>Engines that nobody of this project wrote.</summary>
public enum EngineKind
{
    /// <summary>npm dynalite: DynamoDB in JavaScript, its error texts taken from AWS.</summary>
    Dynalite,

    /// <summary>npm s3rver: S3 in JavaScript.</summary>
    S3rver,

    /// <summary>AWS's own DynamoDB Local of 2020, with transactions and streams.</summary>
    DynamoDbLocal,
}
