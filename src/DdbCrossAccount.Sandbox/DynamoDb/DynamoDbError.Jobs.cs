using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>What can be wrong with exports and imports.</summary>
internal static partial class DynamoDbError
{
    public static ServiceException PointInTimeRecoveryUnavailable(string table)
    {
        return new ServiceException(
            "PointInTimeRecoveryUnavailableException", $"Point in time recovery is not enabled for table '{table}'");
    }

    public static ServiceException InvalidExportTime(string message)
    {
        return new ServiceException("InvalidExportTimeException", message);
    }

    public static ServiceException ExportTimeOutsideWindow()
    {
        return InvalidExportTime("The specified ExportTime is outside of the point in time recovery window.");
    }

    public static ServiceException ExportConflict()
    {
        return new ServiceException(
            "ExportConflictException", "The client token was already used for an export with different parameters");
    }

    public static ServiceException ExportNotFound(string arn)
    {
        return new ServiceException("ExportNotFoundException", $"Export not found: {arn}");
    }

    public static ServiceException ImportConflict()
    {
        return new ServiceException(
            "ImportConflictException", "The client token was already used for an import with different parameters");
    }

    public static ServiceException ImportNotFound(string arn)
    {
        return new ServiceException("ImportNotFoundException", $"Import not found: {arn}");
    }
}
