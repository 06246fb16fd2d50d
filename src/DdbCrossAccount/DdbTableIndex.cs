namespace DdbCrossAccount;

/// <summary>
/// A secondary index of a table. Its keys and projected attributes are lists of <see cref="DdbTableDefinition"/>.
/// </summary>
public sealed class DdbTableIndex
{
    /// <summary>The index's name.</summary>
    public string IndexName { get; init; } = string.Empty;

    /// <summary><c>GLOBAL</c>, <c>LOCAL</c> or <c>VECTOR</c>.</summary>
    public string IndexType { get; init; } = string.Empty;

    /// <summary>
    /// The state AWS told, for example <c>ACTIVE</c>; null for a local index, which has none of its own.
    /// </summary>
    public string? Status { get; init; }

    /// <summary><c>ALL</c>, <c>KEYS_ONLY</c> or <c>INCLUDE</c>.</summary>
    public string? ProjectionType { get; init; }

    /// <summary>Provisioned read capacity units a second; null with on-demand billing and for local indexes.</summary>
    public long? ReadCapacityUnits { get; init; }

    /// <summary>Provisioned write capacity units a second; null with on-demand billing and for local indexes.</summary>
    public long? WriteCapacityUnits { get; init; }

    /// <summary>The on-demand read maximum in request units a second; null when there is none.</summary>
    public long? MaxReadRequestUnits { get; init; }

    /// <summary>The on-demand write maximum in request units a second; null when there is none.</summary>
    public long? MaxWriteRequestUnits { get; init; }

    /// <summary>Reads a second that are available at once (warm throughput).</summary>
    public long? WarmReadUnitsPerSecond { get; init; }

    /// <summary>Writes a second that are available at once (warm throughput).</summary>
    public long? WarmWriteUnitsPerSecond { get; init; }

    /// <summary>Items in the index, as AWS counted them up to about six hours ago.</summary>
    public long? ItemCount { get; init; }

    /// <summary>Bytes of the index, as AWS counted them up to about six hours ago.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The attribute that holds the vector, of a vector index.</summary>
    public string? VectorAttributeName { get; init; }

    /// <summary>The vector's dimensions, of a vector index.</summary>
    public long? Dimensions { get; init; }

    /// <summary><c>COSINE</c>, <c>DOT_PRODUCT</c> or <c>EUCLIDEAN</c>, of a vector index.</summary>
    public string? DistanceFunction { get; init; }
}
