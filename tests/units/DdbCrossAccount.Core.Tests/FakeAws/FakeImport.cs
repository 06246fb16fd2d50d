using System;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Core.Tests.FakeAws;

/// <summary>An import of the stand-in; how it ends is what the test says.</summary>
internal sealed class FakeImport(FakeTable table, JsonObject request, int number, DateTime start)
{
    private readonly string _tableId = table.Id;

    public string Arn => $"{table.Arn}/import/0000000000000{number}-abcdef0{number}";

    public string TableArn => table.Arn;

    public JsonObject Request => request;

    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(60);

    public string EndStatus { get; set; } = "COMPLETED";

    public string? FailureCode { get; set; }

    public long Items { get; set; } = 2;

    public long Errors { get; set; }

    public JsonObject Describe(DateTime now)
    {
        double share = Math.Min(1, (now - start) / Duration);
        bool hasEnded = share >= 1;
        JsonObject description = new()
        {
            ["ImportArn"] = Arn,
            ["ImportStatus"] = hasEnded ? EndStatus : "IN_PROGRESS",
            ["TableArn"] = table.Arn,
            ["TableId"] = _tableId,
            ["ClientToken"] = request["ClientToken"]?.DeepClone(),
            ["S3BucketSource"] = request["S3BucketSource"]?.DeepClone(),
            ["CloudWatchLogGroupArn"] = "arn:aws:logs:eu-west-1:222222222222:log-group:/aws-dynamodb/imports:*",
            ["StartTime"] = (start - DateTime.UnixEpoch).TotalSeconds,
            ["ProcessedItemCount"] = (long)((Items + Errors) * share),
            ["ImportedItemCount"] = (long)(Items * share),
            ["ErrorCount"] = hasEnded ? Errors : 0,
            ["ProcessedSizeBytes"] = (long)(100 * share),
        };
        if (hasEnded)
        {
            description["EndTime"] = (start + Duration - DateTime.UnixEpoch).TotalSeconds;
            description["FailureCode"] = FailureCode;
        }

        return description;
    }
}
