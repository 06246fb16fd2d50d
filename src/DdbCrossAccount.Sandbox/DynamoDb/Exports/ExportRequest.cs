using System;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>What an export was asked to do. Two requests with one client token must be equal.</summary>
internal sealed record ExportRequest(
    string TableArn, string Bucket, string? BucketOwner, string? Prefix, string? SseAlgorithm, string? SseKmsKeyId,
    DateTimeOffset? ExportTime, ExportWindow? Window)
{
    public const string Full = "FULL_EXPORT";
    public const string Incremental = "INCREMENTAL_EXPORT";

    public string ExportType => Window is null ? Full : Incremental;

    public static ExportRequest Read(RequestObject request)
    {
        string type = request.Choice("ExportType", Full, Incremental) ?? Full;
        string format = request.Choice("ExportFormat", "DYNAMODB_JSON", "ION") ?? "DYNAMODB_JSON";
        var read = new ExportRequest(
            request.RequiredText("TableArn"),
            request.RequiredText("S3Bucket"),
            request.Text("S3BucketOwner"),
            request.Text("S3Prefix"),
            request.Choice("S3SseAlgorithm", "AES256", "KMS"),
            request.Text("S3SseKmsKeyId"),
            WholeSeconds(request.Time("ExportTime")),
            type == Incremental ? ReadWindow(request.RequiredObject("IncrementalExportSpecification")) : null);
        request.Check();
        request.RefuseNotImplemented("FilterSpecification");
        return format == "ION" ? throw DynamoDbError.NotImplemented("the export format ION") : read.Checked(request);
    }

    private static ExportWindow? ReadWindow(RequestObject? specification)
    {
        return specification is null
            ? null
            : new ExportWindow(
                WholeSeconds(specification.Time("ExportFromTime")),
                WholeSeconds(specification.Time("ExportToTime")),
                specification.Choice("ExportViewType", ExportWindow.NewImage, ExportWindow.NewAndOldImages) ?? ExportWindow.NewAndOldImages);
    }

    private static DateTimeOffset? WholeSeconds(DateTimeOffset? time)
    {
        return time is { } given ? DateTimeOffset.FromUnixTimeSeconds(given.ToUnixTimeSeconds()) : null;
    }

    private ExportRequest Checked(RequestObject request)
    {
        if (Window is not null && ExportTime is not null)
        {
            throw DynamoDbError.Validation("ExportTime cannot be specified for an incremental export");
        }

        if (Window is null && request.Has("IncrementalExportSpecification"))
        {
            throw DynamoDbError.Validation("IncrementalExportSpecification can only be specified for an incremental export");
        }

        return SseKmsKeyId is not null && SseAlgorithm != "KMS"
            ? throw DynamoDbError.Validation("S3SseKmsKeyId can only be specified when S3SseAlgorithm is KMS")
            : this;
    }
}
