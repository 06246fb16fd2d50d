using System;
using System.Globalization;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>What can be wrong with backups and restores.</summary>
internal static partial class DynamoDbError
{
    public static ServiceException BackupNotFound(string arn)
    {
        return new ServiceException("BackupNotFoundException", $"Backup not found: {arn}");
    }

    public static ServiceException BackupInUse(string arn, bool byAnotherRestore)
    {
        return new ServiceException("BackupInUseException", $"Backup is being used to restore {(byAnotherRestore ? "another " : "")}table: {arn}");
    }

    public static ServiceException SystemBackup(string arn, DateTimeOffset expires)
    {
        return InvalidRequest(
            $"User is not allowed to delete the system backup with arn {arn}. It will automatically expire on {SecondsOf(expires)}");
    }

    /// <summary>Restores have their own codes for a name that is taken.</summary>
    public static ServiceException TableAlreadyExists(string table)
    {
        return new ServiceException("TableAlreadyExistsException", $"Table already exists: {table}");
    }

    public static ServiceException TableBeingRestored(string table, string? backupArn)
    {
        string origin = backupArn is null ? "" : $" from backup: {backupArn}";
        return new ServiceException("TableInUseException", $"Table: {table} is already being restored{origin}");
    }

    public static ServiceException InvalidRestoreTime(DateTimeOffset time, DateTimeOffset earliest, DateTimeOffset latest)
    {
        return new ServiceException(
            "InvalidRestoreTimeException",
            $"RestoreDateTime '{SecondsOf(time)}' must be within EarliestRestorableDateTime '{SecondsOf(earliest)}' "
            + $"and LatestRestorableDateTime '{SecondsOf(latest)}'");
    }

    private static string SecondsOf(DateTimeOffset time)
    {
        return time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
