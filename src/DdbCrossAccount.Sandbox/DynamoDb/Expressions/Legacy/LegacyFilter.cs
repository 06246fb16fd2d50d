using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Legacy;

/// <summary>The parameters ScanFilter and QueryFilter, from before filter expressions.</summary>
internal static class LegacyFilter
{
    public const string OfScan = "ScanFilter";
    public const string OfQuery = "QueryFilter";

    public static ConditionExpression? Read(RequestObject request, string member)
    {
        List<(DocumentPath, Condition)>? conditions = LegacyCondition.Read(request, member)?.ConvertAll(Build);
        return ConditionalOperator.Join(request, conditions);
    }

    private static (DocumentPath Path, Condition Condition) Build(LegacyCondition condition)
    {
        DocumentPath path = DocumentPath.Of(condition.Attribute);
        return (path, LegacyOperators.Build(path, condition.Comparison, condition.Values));
    }
}
