using System;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Refuses exports that no import can take, and manifests that are of another export.</summary>
internal static class ExportCheck
{
    /// <summary>The export has ended well and has the kind and format that an import takes.</summary>
    public static void CheckImportable(DdbExport export)
    {
        if (TableArn.Parse(export.ExportArn) is not { ChildKind: "export" } || string.IsNullOrEmpty(export.S3Bucket))
        {
            throw ErrorCatalogue.ExportArnUnusable(export.ExportArn);
        }

        if (export.Status == ExportConstants.Failed)
        {
            throw ErrorCatalogue.ExportHasFailed(export);
        }

        if (export.Status != ExportConstants.Completed)
        {
            throw ErrorCatalogue.ExportStillRunning(export);
        }

        if (export.ExportType is not ("" or ExportConstants.FullExport))
        {
            throw ErrorCatalogue.ExportTypeNotImportable(export);
        }

        if (export.ExportFormat is not ("" or ExportConstants.DynamoDbJson))
        {
            throw ErrorCatalogue.ExportFormatNotImportable(export);
        }
    }

    /// <summary>The manifest belongs to this export.</summary>
    public static void CheckManifest(DdbExport export, ManifestSummary summary)
    {
        Require(export, "exportArn", export.ExportArn, summary.ExportArn);
        Require(export, "tableArn", export.TableArn, summary.TableArn);
        Require(export, "tableId", export.TableId, summary.TableId);
        Require(export, "exportTime", Seconds(export.ExportTime), Seconds(summary.ExportTime));
        Require(export, "exportType", ExportConstants.FullExport, summary.ExportType);
        Require(export, "outputFormat", ExportConstants.DynamoDbJson, summary.OutputFormat);
        if (export.ItemCount is { } count && count != summary.ItemCount)
        {
            throw ErrorCatalogue.ManifestOfOtherExport(
                export.ExportArn,
                "itemCount",
                Figures.Number(count),
                Figures.Number(summary.ItemCount));
        }
    }

    /// <summary>One import may read that much.</summary>
    public static void CheckSize(DdbExport export, ExportData data, string region)
    {
        if (data.Objects.Count > ImportConstants.MostObjects)
        {
            throw ErrorCatalogue.TooManyDataObjects(export.ExportArn, data.Objects.Count, ImportConstants.MostObjects);
        }

        if (data.TotalBytes > ImportConstants.MostBytes(region))
        {
            throw ErrorCatalogue.TooManyDataBytes(
                export.ExportArn,
                data.TotalBytes,
                ImportConstants.MostBytes(region),
                region);
        }
    }

    // What the export does not say cannot disagree: an object of another origin may lack it.
    private static void Require(DdbExport export, string member, string? expected, string? found)
    {
        if (!string.IsNullOrEmpty(expected) && expected != found)
        {
            throw ErrorCatalogue.ManifestOfOtherExport(export.ExportArn, member, expected, found ?? "nothing");
        }
    }

    // The manifest has milliseconds and the service's answers may have none.
    private static string? Seconds(DateTime? time) => time is { } known ? Figures.Time(ExportWindow.Floor(known)) : null;
}
