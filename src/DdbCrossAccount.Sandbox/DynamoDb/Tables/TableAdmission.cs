using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>
/// What may begin while a table is busy with something else; the rest is a ResourceInUseException that names what stands
/// against it. Called under the table's lock.
/// </summary>
internal static class TableAdmission
{
    public static void RequireUpdatable(Table table, TableUpdate update)
    {
        RequireExisting(table);
        if (update.Encryption is not null && table.EncryptionChange is not null)
        {
            throw DynamoDbError.StillInUse("Server-Side Encryption is still being updated");
        }

        if (Conflict(table, update) is { } conflict)
        {
            throw DynamoDbError.StillInUse(conflict);
        }
    }

    public static void RequireDeletable(Table table)
    {
        RequireExisting(table);
        string? reason =
            table.Work == TableWork.Stream ? "Cannot delete table while stream is being enabled/disabled."
            : HasBusyIndex(table) ? "Cannot delete table while indexes are being created, updated, or deleted."
            : table.EncryptionChange is not null ? "Server-Side Encryption is still being updated"
            : table.Work != TableWork.None || table.WarmChange is not null ? $"Table: {table.Arn.Name} is in the process of being updated."
            : table.Tags.IsChanging(table.Now) ? $"Table tags are being updated: {table.Arn.Name}"
            : null;
        if (reason is not null)
        {
            throw DynamoDbError.StillInUse(reason);
        }
    }

    private static void RequireExisting(Table table)
    {
        switch (table.Work)
        {
            case TableWork.Creating: throw DynamoDbError.TableBusy(table.Arn.Name, "created");
            case TableWork.Deleting: throw DynamoDbError.TableBusy(table.Arn.Name, "deleted");
            default: break;
        }
    }

    /// <summary>Encryption, deletion protection and warm throughput conflict with nothing but themselves.</summary>
    private static string? Conflict(Table table, TableUpdate update)
    {
        return table.Work switch
        {
            TableWork.Throughput => DuringThroughput(table, update),
            TableWork.Stream => DuringStream(table, update),
            TableWork.TableClass => DuringClass(table, update),
            TableWork.Indexes => DuringIndexes(table, update),
            _ => null,
        };
    }

    private static string? DuringThroughput(Table table, TableUpdate update)
    {
        return update.ChangesThroughput ? $"Table IOPS are currently being updated. Table: {table.Arn.Name}"
            : update.OnDemand is not null ? "OnDemandThroughput cannot be updated while BillingMode update is in progress"
            : update.ChangesStream ? $"Can't enable or disable stream while table IOPS are being updated. Table: {table.Arn.Name}"
            : update.TableClass is not null ? $"Can't update table class while table IOPS are being updated. Table: {table.Arn.Name}"
            : update.ChangesIndexes ? $"Can't create or delete index while table IOPS are being updated. Table: {table.Arn.Name}"
            : null;
    }

    private static string? DuringStream(Table table, TableUpdate update)
    {
        string detail = $"Table: {table.Arn.Name} Stream: {table.LatestStream!.Label} Operation: {(table.LatestStream.IsOpen ? "ENABLE" : "DISABLE")}";
        return update.ChangesStream ? $"A stream status change is currently in progress. {detail}"
            : update.OnDemand is not null ? "OnDemandThroughput cannot be updated while stream status update is in progress"
            : update.ChangesThroughput ? $"Can't change table IOPS when stream status is being updated. {detail}"
            : update.TableClass is not null ? $"Can't update table class when stream status is being updated. {detail}"
            : update.ChangesIndexes ? $"Can't create or delete index when stream status is being updated. {detail}"
            : null;
    }

    private static string? DuringClass(Table table, TableUpdate update)
    {
        string underWay = $"TableClassUpdateInProgress: {table.Target.TableClass}";
        string detail = $"when a table class update is in progress. Table: {table.Arn.Name} {underWay}";
        return update.TableClass is not null ? $"Can't update table class {detail}"
            : update.OnDemand is not null ? $"OnDemandThroughput cannot be updated while TableClass update is in progress. {underWay}"
            : update.ChangesThroughput ? $"Can't change table IOPS {detail}"
            : update.ChangesStream ? $"Can't change stream status {detail}"
            : update.ChangesIndexes ? $"Can't create or delete index {detail}"
            : null;
    }

    /// <summary>Whether another change of indexes may begin is for <see cref="IndexChanges"/> to say.</summary>
    private static string? DuringIndexes(Table table, TableUpdate update)
    {
        string names = string.Join(", ", table.Definition.GlobalIndexes
            .Where(index => table.IndexStatus(index) != TableStatus.Active)
            .Select(index => index.Name));
        string detail = $"when an index is being created. Table: {table.Arn.Name} Indexes: [{names}]";
        return update.ChangesThroughput ? $"Can't change table IOPS {detail}"
            : update.ChangesStream ? $"Can't change stream status {detail}"
            : update.TableClass is not null ? $"Can't update table class {detail}"
            : update.OnDemand is not null ? "OnDemandThroughput cannot be updated while index update is in progress"
            : null;
    }

    private static bool HasBusyIndex(Table table)
    {
        return table.Definition.GlobalIndexes.Any(index => table.IndexStatus(index) != TableStatus.Active);
    }
}
