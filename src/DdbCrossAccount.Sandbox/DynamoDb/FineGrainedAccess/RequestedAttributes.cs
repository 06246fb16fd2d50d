using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

namespace DdbCrossAccount.Sandbox.DynamoDb.FineGrainedAccess;

/// <summary>The top-level attributes that one part of a request names, anywhere.</summary>
internal static class RequestedAttributes
{
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "ADD", "AND", "BETWEEN", "DELETE", "IN", "NOT", "OR", "REMOVE", "SET",
    };

    public static IEnumerable<string> Of(JsonElement request)
    {
        return request.EnumerateObject().SelectMany(member => member.Name switch
        {
            "Item" or "Key" or "Expected" or "AttributeUpdates" or "KeyConditions" or "QueryFilter" or "ScanFilter" =>
                Names(member.Value),
            "Keys" => member.Value.EnumerateArray().SelectMany(Names),
            "AttributesToGet" => member.Value.EnumerateArray().Select(name => name.GetString()!),
            _ when member.Name.EndsWith("Expression", StringComparison.Ordinal) =>
                OfExpression(request, member.Value.GetString()!),
            _ => [],
        });
    }

    /// <summary>The attribute that a token names, with <c>#name</c> resolved; null for any other token.</summary>
    public static string? NameOf(JsonElement request, Token token) => token.Kind switch
    {
        TokenKind.Word => token.Text,
        TokenKind.NamePlaceholder => request.TryGetProperty("ExpressionAttributeNames", out JsonElement names)
            && names.TryGetProperty(token.Text, out JsonElement name) ? name.GetString() : null,
        _ => null,
    };

    private static IEnumerable<string> Names(JsonElement map) => map.EnumerateObject().Select(attribute => attribute.Name);

    // Words that are no keyword, no function and no part of a longer path.
    private static IEnumerable<string> OfExpression(JsonElement request, string expression)
    {
        List<Token> tokens = Lexer.Read(expression);
        return tokens.Where((token, i) =>
                !(token.Kind == TokenKind.Word && (Keywords.Contains(token.Text) || tokens[i + 1].Text == "("))
                && (i == 0 || tokens[i - 1].Text != "."))
            .Select(token => NameOf(request, token)).OfType<string>();
    }
}
