using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Legacy;

/// <summary>The parameter AttributesToGet, from before projection expressions.</summary>
internal static class LegacyProjection
{
    public const string Member = "AttributesToGet";

    /// <summary>Notes an empty list.</summary>
    public static void CheckLength(RequestObject request)
    {
        if (request.Texts(Member) is { Count: 0 })
        {
            request.Violate(Member, "[]", "Member must have length greater than or equal to 1");
        }
    }

    public static ProjectionExpression? Read(RequestObject request)
    {
        if (request.Texts(Member) is not { } names)
        {
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (!seen.Add(name))
            {
                throw DynamoDbError.InvalidValues($"Duplicate value in attribute name: {name}");
            }
        }

        return new ProjectionExpression(names.ConvertAll(DocumentPath.Of));
    }
}
