using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>The part of a table or an index that one worker of a parallel scan reads.</summary>
internal sealed record ScanSegment(long? Segment, long? Total)
{
    private const int MaximumSegments = 1_000_000;

    /// <summary>Notes what breaks the API model's constraints.</summary>
    public static ScanSegment Read(RequestObject request)
    {
        return new ScanSegment(
            request.IntegerBetween("Segment", 0, MaximumSegments - 1), request.IntegerBetween("TotalSegments", 1, MaximumSegments));
    }

    public HashRange Range()
    {
        return (Segment, Total) switch
        {
            (null, null) => HashRange.Whole,
            (null, _) => throw DynamoDbError.Validation(
                "The Segment parameter is required but was not present in the request when parameter TotalSegments is present"),
            (_, null) => throw DynamoDbError.Validation(
                "The TotalSegments parameter is required but was not present in the request when Segment parameter is present"),
            _ when Segment >= Total => throw DynamoDbError.Validation(
                "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
                + $"Segment: {Segment} is not less than TotalSegments: {Total}"),
            _ => new HashRange((int)Segment, (int)Total),
        };
    }
}
