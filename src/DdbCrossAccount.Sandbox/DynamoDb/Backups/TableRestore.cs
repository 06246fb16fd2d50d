using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>
/// Makes a table out of a backup or of another table's past. It is CREATING for as long as restores take; its items are
/// there from the start, as nobody can read them before its end.
/// </summary>
internal sealed class TableRestore(SandboxServices services, TableAccess access)
{
    private const int MostAtOnce = 50;
    private const string NamePattern = "[a-zA-Z0-9_.-]+";

    /// <summary>The name of the table to make, checked as the API model has it.</summary>
    public static string ReadTarget(RequestObject request)
    {
        string name = request.TextOfLength("TargetTableName", 3, 255);
        if (name.Any(character => !char.IsAsciiLetterOrDigit(character) && character is not ('_' or '.' or '-')))
        {
            request.Violate("TargetTableName", name, $"Member must satisfy regular expression pattern: {NamePattern}");
        }

        return name;
    }

    public Table Make(JsonCall call, string name, RestoreSource source, RestoreOverrides overrides)
    {
        TableDefinition definition = overrides.Apply(source.Definition, name, call.Region);
        definition = definition with { Encryption = services.TableKeys.Grant(call, definition.Encryption) };
        var arn = new TableArn(call.Caller.AccountId, call.Region, name);
        RequireFree(arn, source);
        Table table = services.DynamoDb.Create(arn, definition with { OnDemandSince = definition.IsOnDemand ? services.Clock.GetUtcNow() : null });
        lock (table.Gate)
        {
            Fill(table, source);
            table.Enter(TableWork.Creating, services.Options.RestoreDuration);
            table.RestoredFrom = source with { Items = [] };
            using var writer = new Utf8JsonWriter(call.Response);
            writer.WriteStartObject();
            TableDescriptionWriter.Write(writer, "TableDescription", table);
            writer.WriteEndObject();
        }

        return table;
    }

    /// <summary>Restoring needs leave on the table that is made, too.</summary>
    public void DemandTarget(JsonCall call, string operation, string name)
    {
        access.Demand(call, operation, TableAccess.Resolve(call, name).ToString(), call.Caller.AccountId, policy: null);
    }

    private void RequireFree(TableArn arn, RestoreSource source)
    {
        if (services.DynamoDb.Find(arn) is { } existing)
        {
            throw existing is { Work: TableWork.Creating, RestoredFrom: not null }
                ? DynamoDbError.TableBeingRestored(arn.Name, source.BackupArn)
                : DynamoDbError.TableAlreadyExists(arn.Name);
        }

        int running = services.DynamoDb.Catalog(arn.AccountId, arn.Region).All()
            .Count(table => table is { Work: TableWork.Creating, RestoredFrom: not null });
        if (running >= MostAtOnce)
        {
            throw DynamoDbError.SubscriberLimit($"Only {MostAtOnce} restore operations can be done simultaneously");
        }
    }

    /// <summary>The new table divides its keys in its own way, so each item gets its key anew.</summary>
    private static void Fill(Table table, RestoreSource source)
    {
        foreach (StoredItem item in source.Items)
        {
            StoredItem own = ItemCodec.Current.ReadItem(item.Json, table);
            table.Write(own.Key, own);
        }
    }
}
