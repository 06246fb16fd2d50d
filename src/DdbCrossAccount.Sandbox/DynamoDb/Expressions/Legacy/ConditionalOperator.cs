using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Legacy;

/// <summary>Whether all legacy conditions must be met or one of them.</summary>
internal static class ConditionalOperator
{
    public const string Member = "ConditionalOperator";

    /// <summary>Notes a value that is neither AND nor OR.</summary>
    public static void CheckValue(RequestObject request)
    {
        request.Choice(Member, "OR", "AND");
    }

    /// <param name="request">The request that may carry the member.</param>
    /// <param name="conditions">The conditions by attribute; null where the request has none.</param>
    public static ConditionExpression? Join(
        RequestObject request, IReadOnlyList<(DocumentPath Path, Condition Condition)>? conditions)
    {
        string? conditional = request.Text(Member);
        if (conditional is not null)
        {
            RequireSeveral(conditions?.Count ?? 0);
        }

        if (conditions is not { Count: > 0 })
        {
            return null;
        }

        Condition[] parts = [.. conditions.Select(pair => pair.Condition)];
        return new ConditionExpression(
            conditional == "OR" ? new AnyCondition(parts) : new AllConditions(parts),
            [.. conditions.Select(pair => pair.Path)]);
    }

    private static void RequireSeveral(int count)
    {
        if (count < 2)
        {
            throw DynamoDbError.Validation(count == 0
                ? "ConditionalOperator cannot be used without Filter or Expected"
                : "ConditionalOperator can only be used when Filter or Expected has two or more elements");
        }
    }
}
