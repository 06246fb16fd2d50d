using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>What a scan asks for.</summary>
internal sealed record ScanRequest(
    string TableName, long? Limit, HashRange Segment, bool CountOnly, bool Consistent, string Capacity)
{
    private const int MaximumSegments = 1_000_000;

    public static ScanRequest Read(RequestObject request)
    {
        string name = request.RequiredText("TableName");
        long? limit = request.IntegerBetween("Limit", 1, int.MaxValue);
        string? select = request.Choice("Select", "SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES");
        long? segment = request.IntegerBetween("Segment", 0, MaximumSegments - 1);
        long? total = request.IntegerBetween("TotalSegments", 1, MaximumSegments);
        bool consistent = request.Flag("ConsistentRead") ?? false;
        string capacity = ConsumedCapacity.Mode(request);
        request.Check();
        request.RefuseNotImplemented(
            "IndexName", "FilterExpression", "ProjectionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues",
            "AttributesToGet", "ScanFilter", "ConditionalOperator");
        RefuseSelect(select);
        return new ScanRequest(name, limit, SegmentOf(segment, total), select == "COUNT", consistent, capacity);
    }

    private static void RefuseSelect(string? select)
    {
        if (select == "ALL_PROJECTED_ATTRIBUTES")
        {
            throw DynamoDbError.Validation("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }

        if (select == "SPECIFIC_ATTRIBUTES")
        {
            throw DynamoDbError.Validation("Must specify the AttributesToGet when choosing to get SPECIFIC_ATTRIBUTES");
        }
    }

    private static HashRange SegmentOf(long? segment, long? total)
    {
        return (segment, total) switch
        {
            (null, null) => HashRange.Whole,
            (null, _) => throw DynamoDbError.Validation(
                "The Segment parameter is required but was not present in the request when parameter TotalSegments is present"),
            (_, null) => throw DynamoDbError.Validation(
                "The TotalSegments parameter is required but was not present in the request when Segment parameter is present"),
            _ when segment >= total => throw DynamoDbError.Validation(
                "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
                + $"Segment: {segment} is not less than TotalSegments: {total}"),
            _ => new HashRange((int)segment, (int)total),
        };
    }
}
