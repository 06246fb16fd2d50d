using System;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Where the files of one export are in its bucket.</summary>
/// <param name="Root">The export's own folder, with its last slash:
/// <c>[prefix/]AWSDynamoDB/&lt;ExportId&gt;/</c>.</param>
internal readonly record struct ExportFolder(string Root)
{
    private const string SummaryName = "manifest-summary.json";

    /// <summary>The manifest's summary.</summary>
    public string SummaryKey => Root + SummaryName;

    /// <summary>The checksum of the summary.</summary>
    public string SummaryChecksumKey => Root + "manifest-summary.md5";

    /// <summary>The list of data files.</summary>
    public string FilesKey => Root + "manifest-files.json";

    /// <summary>The checksum of the list.</summary>
    public string FilesChecksumKey => Root + "manifest-files.md5";

    /// <summary>
    /// The data files of a full export. An incremental one writes into a folder that it shares with others.
    /// </summary>
    public string DataPrefix => Root + "data/";

    /// <summary>The folder of an export: from its manifest's key where AWS has told it, else by AWS's layout.</summary>
    public static ExportFolder Of(DdbExport export)
    {
        if (export.ExportManifest is { } manifest && manifest.EndsWith(SummaryName, StringComparison.Ordinal))
        {
            return new ExportFolder(manifest[..^SummaryName.Length]);
        }

        string prefix = string.IsNullOrEmpty(export.S3Prefix) ? string.Empty : export.S3Prefix.TrimEnd('/') + "/";
        string? id = TableArn.Parse(export.ExportArn)?.ChildId;
        return new ExportFolder($"{prefix}AWSDynamoDB/{id}/");
    }

    /// <summary>The folder whose data files are under the given prefix; null when it is not an export's.</summary>
    public static ExportFolder? OfDataPrefix(string? prefix) =>
        prefix is not null && prefix.EndsWith("/data/", StringComparison.Ordinal)
            && prefix.Contains("AWSDynamoDB/", StringComparison.Ordinal)
            ? new ExportFolder(prefix[..^"data/".Length])
            : null;
}
