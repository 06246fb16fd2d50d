using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>
/// A vector index as settings: it is kept and told, but not filled, and nothing searches it. Vectors of another length than
/// its dimensions are not refused.
/// </summary>
/// <param name="Name">The name of the index.</param>
/// <param name="Attribute">The attribute that holds the vector.</param>
/// <param name="SearchSchema">At most one key and the attributes to filter by; null where none was named.</param>
/// <param name="ProjectionType">As of other indexes.</param>
/// <param name="NonKeyAttributes">Null where not named.</param>
/// <param name="Dimensions">The length of the vectors.</param>
/// <param name="DistanceFunction">COSINE, DOT_PRODUCT or EUCLIDEAN.</param>
internal sealed record VectorIndex(
    string Name, string Attribute, IReadOnlyList<SearchElement>? SearchSchema, string ProjectionType,
    IReadOnlyList<string>? NonKeyAttributes, long Dimensions, string DistanceFunction);
