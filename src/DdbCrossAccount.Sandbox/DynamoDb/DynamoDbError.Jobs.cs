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

    /// <summary>A time after the latest restorable one.</summary>
    public static ServiceException ExportTimeNotAvailable()
    {
        return InvalidExportTime("Point in Time Recovery is not available for specified export time");
    }

    public static ServiceException ExportConflict()
    {
        return new ServiceException(
            "ExportConflictException", "Export conflict: Duplicate request detected with conflicting parameters");
    }

    public static ServiceException ExportNotFound(string arn)
    {
        return new ServiceException("ExportNotFoundException", $"Export not found: Export not found: {arn}");
    }

    public static ServiceException ImportConflict()
    {
        return new ServiceException(
            "ImportConflictException", "Import conflict: Duplicate request detected with conflicting parameters");
    }

    public static ServiceException BulkPutParameterMismatch()
    {
        return new ServiceException(
            "IdempotentParameterMismatchException",
            "DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used.");
    }

    public static ServiceException ImportNotFound(string arn)
    {
        return new ServiceException("ImportNotFoundException", $"Import not found: {arn}");
    }
}
