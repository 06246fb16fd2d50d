using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>Reads, checks and writes vector indexes. AWS has told the text of a search schema that is not defined; the others are ours.</summary>
internal static class VectorIndexes
{
    private const int MaximumCount = 5;
    private const int MaximumDimensions = 4_096;
    private const int MaximumFilters = 18;

    public static List<VectorIndex> Read(RequestObject request)
    {
        List<RequestObject>? indexes = request.Objects("VectorIndexes");
        return indexes is { Count: 0 }
            ? throw DynamoDbError.InvalidValues("List of VectorIndexes is empty")
            : indexes?.ConvertAll(ReadIndex) ?? [];
    }

    public static void Check(TableDefinition table)
    {
        if (table.VectorIndexes.Count > MaximumCount)
        {
            throw DynamoDbError.InvalidValues($"VectorIndex count exceeds the per-table limit of {MaximumCount}");
        }

        foreach (VectorIndex index in table.VectorIndexes)
        {
            Check(table, index);
        }

        if (table.VectorIndexes.GroupBy(index => index.Attribute).Any(group => group.Select(index => index.Dimensions).Distinct().Count() > 1))
        {
            throw DynamoDbError.InvalidValues("Vector indexes on the same attribute must have the same number of dimensions");
        }
    }

    /// <summary>The member is left out where there are none.</summary>
    public static void Write(Utf8JsonWriter writer, Table table, string status)
    {
        if (table.Definition.VectorIndexes.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("VectorIndexes");
        foreach (VectorIndex index in table.Definition.VectorIndexes)
        {
            writer.WriteStartObject();
            WriteSettings(writer, index);
            writer.WriteString("IndexStatus", status);
            writer.WriteNumber("IndexSizeBytes", 0);
            writer.WriteNumber("ItemCount", 0);
            writer.WriteString("IndexArn", table.Arn.Index(index.Name));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static VectorIndex ReadIndex(RequestObject index)
    {
        RequestObject? projection = index.RequiredObject("Projection");
        long? dimensions = index.IntegerBetween("Dimensions", 1, long.MaxValue);
        if (dimensions is null)
        {
            index.Missing("Dimensions");
        }

        return new VectorIndex(
            index.TextOfLength("IndexName", 3, 255),
            index.RequiredObject("VectorAttribute")?.TextOfLength("AttributeName", 1, 255) ?? "",
            index.Objects("SearchSchema")?.ConvertAll(element => new SearchElement(
                element.RequiredText("AttributeName"),
                element.RequiredChoice("SearchSchemaElementType", SearchElement.Hash, SearchElement.InlineFilter))),
            projection?.Choice("ProjectionType", "ALL", "INCLUDE", "KEYS_ONLY") ?? "",
            projection?.Texts("NonKeyAttributes"),
            dimensions ?? 0,
            index.RequiredChoice("DistanceFunction", "COSINE", "DOT_PRODUCT", "EUCLIDEAN"));
    }

    private static void Check(TableDefinition table, VectorIndex index)
    {
        IReadOnlyList<SearchElement> schema = index.SearchSchema ?? [];
        if (schema.Any(element => table.Attributes.All(attribute => attribute.Name != element.Name)))
        {
            throw DynamoDbError.InvalidValues("One element in SearchSchema is not defined in attribute definitions");
        }

        string? fault =
            !table.IsOnDemand ? "Vector indexes are only supported when BillingMode is PAY_PER_REQUEST"
            : index.Dimensions > MaximumDimensions ? $"Dimensions of vector index {index.Name} exceed the limit of {MaximumDimensions}"
            : schema.Count(element => element.ElementType == SearchElement.Hash) > 1 ? $"SearchSchema of vector index {index.Name} has more than one HASH element"
            : schema.Count(element => element.ElementType == SearchElement.InlineFilter) > MaximumFilters
                ? $"SearchSchema of vector index {index.Name} has more than {MaximumFilters} INLINE_FILTER elements"
            : table.Indexes.Any(other => other.Name == index.Name) || table.VectorIndexes.Count(other => other.Name == index.Name) > 1
                ? $"Duplicate index name: {index.Name}"
            : null;
        if (fault is not null)
        {
            throw DynamoDbError.InvalidValues(fault);
        }
    }

    private static void WriteSettings(Utf8JsonWriter writer, VectorIndex index)
    {
        writer.WriteString("IndexName", index.Name);
        writer.WriteStartObject("VectorAttribute");
        writer.WriteString("AttributeName", index.Attribute);
        writer.WriteEndObject();
        if (index.SearchSchema is not null)
        {
            writer.WriteStartArray("SearchSchema");
            foreach (SearchElement element in index.SearchSchema)
            {
                writer.WriteStartObject();
                writer.WriteString("AttributeName", element.Name);
                writer.WriteString("SearchSchemaElementType", element.ElementType);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        TableDescriptionWriter.WriteProjection(writer, index.ProjectionType, index.NonKeyAttributes);
        writer.WriteNumber("Dimensions", index.Dimensions);
        writer.WriteString("DistanceFunction", index.DistanceFunction);
    }
}
