using System;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>What an export was asked to do. Two requests with one client token must be equal.</summary>
/// <param name="TableArn">The table.</param>
/// <param name="Bucket">Where the files go.</param>
/// <param name="BucketOwner">The account of the bucket, where it is named.</param>
/// <param name="Prefix">Before all keys.</param>
/// <param name="SseAlgorithm">AES256 or KMS.</param>
/// <param name="SseKmsKeyId">With KMS.</param>
/// <param name="ExportTime">Of a full export.</param>
/// <param name="Window">Of an incremental one.</param>
/// <param name="Filter">The FilterSpecification in JSON, as it came.</param>
internal sealed record ExportRequest(
    string TableArn, string Bucket, string? BucketOwner, string? Prefix, string? SseAlgorithm, string? SseKmsKeyId,
    DateTimeOffset? ExportTime, ExportWindow? Window, string? Filter)
{
    public const string Full = "FULL_EXPORT";
    public const string Incremental = "INCREMENTAL_EXPORT";

    public string ExportType => Window is null ? Full : Incremental;

    public static ExportRequest Read(RequestObject request)
    {
        string? type = request.Choice("ExportType", Full, Incremental);
        RequestObject? specification = request.Object("IncrementalExportSpecification");
        request.Choice("ExportFormat", "DYNAMODB_JSON", "ION");
        var read = new ExportRequest(
            request.RequiredText("TableArn"),
            request.RequiredText("S3Bucket"),
            request.Text("S3BucketOwner"),
            request.Text("S3Prefix"),
            request.Choice("S3SseAlgorithm", "AES256", "KMS"),
            request.Text("S3SseKmsKeyId"),
            WholeSeconds(request.Time("ExportTime")),
            specification is null ? null : ReadWindow(specification),
            request.Has("FilterSpecification") ? Encoding.UTF8.GetString(request.Raw("FilterSpecification")) : null);
        request.Check();
        read.CheckType(type);
        return read.SseKmsKeyId is not null && read.SseAlgorithm != "KMS"
            ? throw DynamoDbError.InvalidRequest("KMS Key Id is not supported for this encryption type")
            : read;
    }

    private static ExportWindow ReadWindow(RequestObject specification)
    {
        return new ExportWindow(
            WholeSeconds(specification.Time("ExportFromTime")),
            WholeSeconds(specification.Time("ExportToTime")),
            specification.Choice("ExportViewType", ExportWindow.NewImage, ExportWindow.NewAndOldImages) ?? ExportWindow.NewAndOldImages);
    }

    private static DateTimeOffset? WholeSeconds(DateTimeOffset? time)
    {
        return time is { } given ? DateTimeOffset.FromUnixTimeSeconds(given.ToUnixTimeSeconds()) : null;
    }

    private void CheckType(string? type)
    {
        string? conflict = (type, Window) switch
        {
            (null, not null) => "Export Type expected to be Incremental Export when incremental export specification is provided",
            (Full, not null) => "When Export Type is Full Export , Incremental Export Specification should not be provided",
            (Incremental, null) => "Incremental Export Specification expected when export type is set as Incremental Export",
            (Incremental, { From: null }) => "ExportFromTime must be provided in IncrementalExportSpecification",
            (Incremental, _) when ExportTime is not null => "ExportTime cannot be specified for an incremental export",
            _ => null,
        };
        if (conflict is not null)
        {
            throw DynamoDbError.InvalidRequest(conflict);
        }
    }
}
