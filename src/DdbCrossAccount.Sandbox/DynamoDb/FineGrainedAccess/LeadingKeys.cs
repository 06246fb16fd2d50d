using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

namespace DdbCrossAccount.Sandbox.DynamoDb.FineGrainedAccess;

/// <summary>
/// The values of the partition key in one part of a request, as text: strings and numbers as they are, binary in base64.
/// </summary>
internal static class LeadingKeys
{
    public static IEnumerable<string> Of(JsonElement request, string partitionKey)
    {
        return Items(request).SelectMany(item => item.EnumerateObject())
            .Where(attribute => attribute.Name == partitionKey)
            .Select(attribute => attribute.Value)
            .Concat(Conditions(request, partitionKey))
            .SelectMany(value => value.EnumerateObject())
            .Select(value => value.Value.GetString()!);
    }

    private static List<JsonElement> Items(JsonElement request)
    {
        List<JsonElement> items = [];
        foreach (JsonProperty member in request.EnumerateObject())
        {
            if (member.Name is "Item" or "Key")
            {
                items.Add(member.Value);
            }
            else if (member.Name == "Keys")
            {
                items.AddRange(member.Value.EnumerateArray());
            }
        }

        return items;
    }

    // What a query must equal.
    private static IEnumerable<JsonElement> Conditions(JsonElement request, string partitionKey)
    {
        if (request.TryGetProperty("KeyConditions", out JsonElement legacy))
        {
            return legacy.TryGetProperty(partitionKey, out JsonElement condition)
                ? condition.GetProperty("AttributeValueList").EnumerateArray()
                : [];
        }

        return request.TryGetProperty("KeyConditionExpression", out JsonElement expression)
            ? Equalities(request, expression.GetString()!, partitionKey)
            : [];
    }

    private static IEnumerable<JsonElement> Equalities(JsonElement request, string expression, string partitionKey)
    {
        List<Token> tokens = Lexer.Read(expression);
        for (int i = 1; i < tokens.Count - 1; i++)
        {
            bool isReversed = tokens[i - 1].Kind == TokenKind.ValuePlaceholder;
            Token name = tokens[isReversed ? i + 1 : i - 1];
            Token value = tokens[isReversed ? i - 1 : i + 1];
            if (tokens[i].IsSymbol("=") && value.Kind == TokenKind.ValuePlaceholder
                && RequestedAttributes.NameOf(request, name) == partitionKey)
            {
                yield return request.GetProperty("ExpressionAttributeValues").GetProperty(value.Text);
            }
        }
    }
}
