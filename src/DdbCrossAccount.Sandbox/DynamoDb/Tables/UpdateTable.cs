using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>
/// Changes settings of a table. Most take a while, during which the old ones are in force and the table is UPDATING;
/// encryption and warm throughput have a state of their own.
/// </summary>
[Operation("DynamoDB_20120810.UpdateTable")]
[Lacks(
    "ReplicaUpdates", "MultiRegionConsistency", "GlobalTableWitnessUpdates", "GlobalTableSettingsReplicationMode",
    "VectorIndexUpdates", "DisassociationProtectionEnabled")]
internal sealed class UpdateTable(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = TableNameMember.ReadOfTable(request);
        RefuseLacking(request);
        TableUpdate update = TableUpdate.Read(request, TableKeys.Named);
        TableUpdateRules.Check(update);
        Table table = Access.ForTable(call, "UpdateTable", name);
        lock (table.Gate)
        {
            IndexChanges.Settle(table);
            TableAdmission.RequireUpdatable(table, update);
            Change(call, request, table, update);
            using var writer = new Utf8JsonWriter(call.Response);
            writer.WriteStartObject();
            TableDescriptionWriter.Write(writer, "TableDescription", table);
            writer.WriteEndObject();
        }
    }

    private void Change(JsonCall call, RequestObject request, Table table, TableUpdate update)
    {
        if (update.DeletionProtection is { } isProtected)
        {
            ChangeProtection(table, isProtected);
        }
        else if (update.Encryption is { } encryption)
        {
            ChangeEncryption(call, table, encryption);
        }
        else if (update.TableClass is { } tableClass)
        {
            ChangeClass(table, tableClass);
        }
        else if (update.Warm is { } warm)
        {
            table.Warm(WarmThroughput.Raised(table.Target.Warm, warm));
        }
        else
        {
            ChangeThroughput(request, table, update);
        }
    }

    private static void ChangeProtection(Table table, bool isProtected)
    {
        if (isProtected != table.Target.DeletionProtection)
        {
            table.Changes.NoteProtection(table.Arn.Name, table.Now);
            table.Definition = table.Definition with { DeletionProtection = isProtected };
        }
    }

    private void ChangeEncryption(JsonCall call, Table table, EncryptionRequest encryption)
    {
        if (encryption.Encryption is null && table.Target.Encryption is null)
        {
            throw DynamoDbError.InvalidValues("Table is already encrypted by default");
        }

        if (encryption.KeyId is not null && encryption.KeyId == table.Target.Encryption?.KeyArn)
        {
            throw DynamoDbError.InvalidValues(
                "Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId parameter if you want to change Master Key");
        }

        Encryption? changed = Services.TableKeys.Change(call, table, encryption.Encryption);
        table.Changes.NoteEncryption(table.Now);
        table.Encrypt(changed);
    }

    private static void ChangeClass(Table table, string tableClass)
    {
        if (tableClass == TableClasses.Standard && table.Target.TableClass is null)
        {
            return;
        }

        table.Changes.NoteTableClass(table.Now);
        table.Change(definition => definition with { TableClass = tableClass, ClassChangedAt = table.Now }, TableWork.TableClass);
    }

    private static void ChangeThroughput(RequestObject request, Table table, TableUpdate update)
    {
        ThroughputLimits.RequireMaximums(update.OnDemand, table.Arn.Region, isChange: true);
        TableDefinition changed = ThroughputUpdate.Apply(table, update);
        changed = changed with { OnDemand = OnDemandMaximum.Apply(update.OnDemand, changed.OnDemand) };
        changed = IndexChanges.Apply(request, table, changed);
        request.Check();
        TableDefinitionRules.CheckBilling(changed);
        VectorIndexes.Check(changed);
        if (update.ChangesStream)
        {
            ChangeStream(table, update.StreamViewType);
        }

        Apply(table, update, changed);
    }

    private static void Apply(Table table, TableUpdate update, TableDefinition changed)
    {
        if (update.ChangesIndexes)
        {
            table.Definition = changed;
            table.Enter(TableWork.Indexes);
        }
        else if (changed.Billing != table.Target.Billing || changed.Provisioned != table.Target.Provisioned)
        {
            table.Change(definition => ThroughputUpdate.Take(definition, changed), TableWork.Throughput);
        }
        else
        {
            table.Definition = changed;
        }

        if (update.ChangesStream)
        {
            table.Enter(TableWork.Stream);
        }
    }

    private static void ChangeStream(Table table, string? viewType)
    {
        bool isOn = table.LatestStream is { IsOpen: true };
        if (viewType is not null && isOn)
        {
            throw DynamoDbError.Validation("Table already has an enabled stream: TableName: " + table.Arn.Name);
        }

        if (viewType is null && !isOn)
        {
            throw DynamoDbError.Validation("Table has no stream to disable: TableName: " + table.Arn.Name);
        }

        if (viewType is not null)
        {
            table.EnableStream(viewType);
        }
        else
        {
            table.LatestStream!.Disable(table.Now);
        }
    }
}
