using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.FineGrainedAccess;

/// <summary>
/// What policies may ask about the items of a request, found out of its body when one asks: the keys that the developer
/// guide lists under "Using IAM policy conditions for fine-grained access control".
/// </summary>
/// <param name="body">Of the request. A body that cannot be read has no such keys: the operation refuses it later.</param>
/// <param name="permission">The action that is asked for, <c>PutItem</c> also where a transaction puts.</param>
/// <param name="tableName">As the request names the table.</param>
/// <param name="partitionKey">Of the table or index; null where there is no such table.</param>
/// <param name="index">The index that is read, or null.</param>
internal sealed class ItemConditions(
    ReadOnlyMemory<byte> body, string permission, string tableName, string? partitionKey, string? index)
{
    private const string Prefix = "dynamodb:";
    private const string Transaction = "TransactItems";
    private JsonElement? _root;

    /// <summary>For a table that may not be there.</summary>
    public static ItemConditions Of(ReadOnlyMemory<byte> body, string permission, string tableName, Table? table, string? index)
    {
        return new ItemConditions(body, permission, tableName, PartitionKeyOf(table, index), index);
    }

    /// <summary>The values of a condition key, or null.</summary>
    public IReadOnlyList<string>? Find(string key)
    {
        return key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? FindOwn(key[Prefix.Length..].ToUpperInvariant()) : null;
    }

    private IReadOnlyList<string>? FindOwn(string key)
    {
        try
        {
            return key switch
            {
                "LEADINGKEYS" => FindLeadingKeys(),
                "ATTRIBUTES" => [.. Requests().SelectMany(RequestedAttributes.Of).Distinct()],
                "SELECT" => Select(),
                "RETURNVALUES" => Text(Root(), "ReturnValues"),
                "RETURNCONSUMEDCAPACITY" => Text(Root(), "ReturnConsumedCapacity"),
                "ENCLOSINGOPERATION" => EnclosingOperation(),
                _ => null,
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private string[]? FindLeadingKeys()
    {
        return partitionKey is null
            ? null
            : [.. Requests().SelectMany(request => LeadingKeys.Of(request, partitionKey)).Distinct()];
    }

    private static string? PartitionKeyOf(Table? table, string? index)
    {
        if (index is null || table is null)
        {
            return table?.Keys.Partition.Name;
        }

        IEnumerable<IndexDefinition> indexes = table.Definition.LocalIndexes.Concat(table.Definition.GlobalIndexes);
        return indexes.FirstOrDefault(candidate => candidate.Name == index)
            ?.Keys.First(element => element.KeyType == KeyElement.Hash).Name;
    }

    /// <summary>The parts of the body that concern this action on this table.</summary>
    private IEnumerable<JsonElement> Requests()
    {
        JsonElement root = Root();
        if (root.TryGetProperty(Transaction, out JsonElement actions))
        {
            string kind = permission == "ConditionCheckItem" ? "ConditionCheck" : permission[..^"Item".Length];
            return actions.EnumerateArray().SelectMany(action => action.EnumerateObject())
                .Where(action => action.Name == kind && action.Value.GetProperty("TableName").GetString() == tableName)
                .Select(action => action.Value);
        }

        if (!root.TryGetProperty("RequestItems", out JsonElement tables))
        {
            return [root];
        }

        JsonElement requests = tables.GetProperty(tableName);
        return requests.ValueKind == JsonValueKind.Array
            ? requests.EnumerateArray().SelectMany(request => request.EnumerateObject()).Select(request => request.Value)
            : [requests];
    }

    private string[]? Select()
    {
        if (permission is not ("Query" or "Scan" or "GetItem" or "BatchGetItem"))
        {
            return null;
        }

        return Text(Root(), "Select") ?? (Requests().All(HasProjection) ? ["SPECIFIC_ATTRIBUTES"]
            : index is null ? ["ALL_ATTRIBUTES"]
            : ["ALL_PROJECTED_ATTRIBUTES"]);
    }

    private static bool HasProjection(JsonElement request)
    {
        return request.TryGetProperty("ProjectionExpression", out _) || request.TryGetProperty("AttributesToGet", out _);
    }

    private string[]? EnclosingOperation()
    {
        return !Root().TryGetProperty(Transaction, out _) ? null
            : permission == "GetItem" ? ["TransactGetItems"]
            : ["TransactWriteItems"];
    }

    private JsonElement Root()
    {
        if (_root is null)
        {
            using JsonDocument document = JsonDocument.Parse(body);
            _root = document.RootElement.Clone();
        }

        return _root.Value;
    }

    private static string[]? Text(JsonElement request, string member)
    {
        return request.TryGetProperty(member, out JsonElement value) && value.GetString() is string text ? [text] : null;
    }
}
