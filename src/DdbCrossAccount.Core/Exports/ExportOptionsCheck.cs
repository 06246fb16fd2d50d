using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Refuses options that contradict each other, before any call.</summary>
internal static class ExportOptionsCheck
{
    /// <summary>Throws for the first contradiction.</summary>
    public static void Check(ExportOptions options)
    {
        if (options.ExportType is not (ExportConstants.FullExport or ExportConstants.IncrementalExport))
        {
            throw ErrorCatalogue.ExportOptionsContradict(
                "ExportType",
                $"-ExportType is '{options.ExportType}'; an export is FULL_EXPORT or INCREMENTAL_EXPORT.",
                "Pass -ExportType FULL_EXPORT or -ExportType INCREMENTAL_EXPORT.");
        }

        if (options.ExportType == ExportConstants.FullExport)
        {
            CheckFull(options);
        }
        else
        {
            CheckIncremental(options);
        }

        if (options.StreamViewType is not (ExportConstants.NewImage or ExportConstants.NewAndOldImages))
        {
            throw ErrorCatalogue.ExportOptionsContradict(
                "StreamViewType",
                $"-StreamViewType is '{options.StreamViewType}'; replication needs NEW_IMAGE or NEW_AND_OLD_IMAGES.",
                "Pass -StreamViewType NEW_AND_OLD_IMAGES, or leave it out.");
        }
    }

    private static void CheckFull(ExportOptions options)
    {
        if (options.ExportFromTime is not null
            || options.ExportToTime is not null
            || options.ExportViewType is not null)
        {
            throw ErrorCatalogue.ExportOptionsContradict(
                "ExportFromTime",
                "-ExportFromTime, -ExportToTime and -ExportViewType belong to an incremental export, and this is a "
                    + "full one.",
                "Add -ExportType INCREMENTAL_EXPORT, or pass -ExportTime for the snapshot of a full export.");
        }
    }

    private static void CheckIncremental(ExportOptions options)
    {
        if (options.ExportFromTime is null || options.ExportTime is not null)
        {
            throw ErrorCatalogue.ExportOptionsContradict(
                "ExportFromTime",
                "An incremental export needs -ExportFromTime and takes no -ExportTime.",
                "Pass -ExportFromTime, and -ExportToTime where the window is not to end at the newest restorable "
                    + "time.");
        }

        if (options.EnableStream)
        {
            throw ErrorCatalogue.ExportOptionsContradict(
                "EnableStream",
                "-EnableStream ties a stream to the snapshot of a full export, and this is an incremental one.",
                "Leave out -EnableStream.");
        }

        if (options.ExportToTime is { } to && !ExportWindow.IsWindowLengthValid(options.ExportFromTime.Value, to))
        {
            throw ErrorCatalogue.IncrementalWindowUnusable(options.ExportFromTime.Value, to);
        }
    }
}
