using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

[Operation("DynamoDB_20120810.UpdateTable")]
[Lacks(
    "ReplicaUpdates", "MultiRegionConsistency", "GlobalTableWitnessUpdates", "GlobalTableSettingsReplicationMode",
    "VectorIndexUpdates", "DisassociationProtectionEnabled")]
internal sealed class UpdateTable(SandboxServices services) : DynamoDbOperation(services)
{
    private static readonly string[] Changes =
    [
        "BillingMode", "ProvisionedThroughput", "GlobalSecondaryIndexUpdates", "StreamSpecification", "SSESpecification",
        "TableClass", "DeletionProtectionEnabled", "OnDemandThroughput", "WarmThroughput",
    ];

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = request.RequiredText("TableName");
        string? viewType = StreamSpecification.Read(request);
        request.Check();
        RefuseLacking(request);
        RequireSomeChange(request);
        Table table = Access.ForTable(call, "UpdateTable", name);
        lock (table.Gate)
        {
            IndexChanges.Settle(table);
            RequireIdle(table);
            Change(call, request, table, viewType);
            using var writer = new Utf8JsonWriter(call.Response);
            writer.WriteStartObject();
            TableDescriptionWriter.Write(writer, "TableDescription", table);
            writer.WriteEndObject();
        }
    }

    private static void RequireSomeChange(RequestObject request)
    {
        if (!Changes.Any(request.Has))
        {
            throw DynamoDbError.Validation(
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or "
                + "SSESpecification or ReplicaUpdates is required");
        }
    }

    private static void RequireIdle(Table table)
    {
        switch (table.Status())
        {
            case TableStatus.Creating: throw DynamoDbError.TableBusy(table.Arn.Name, "created");
            case TableStatus.Updating: throw DynamoDbError.TableBusy(table.Arn.Name, "updated");
            case TableStatus.Deleting: throw DynamoDbError.TableBusy(table.Arn.Name, "deleted");
            default: break;
        }
    }

    private static void Change(JsonCall call, RequestObject request, Table table, string? viewType)
    {
        TableDefinition old = table.Definition;
        string billing = request.Choice("BillingMode", BillingMode.Provisioned, BillingMode.PayPerRequest) ?? old.Billing;
        TableDefinition changed = old with
        {
            Billing = billing,
            Provisioned = TableDefinitionReader.Provisioned(request) ?? (billing == BillingMode.PayPerRequest ? null : old.Provisioned),
            OnDemand = OnDemandMaximum.Apply(TableDefinitionReader.OnDemand(request), old.OnDemand),
            Warm = TableDefinitionReader.Warm(request) ?? old.Warm,
            Encryption = request.Has("SSESpecification") ? TableDefinitionReader.Encryption(request, KeyArns.For(call)) : old.Encryption,
            TableClass = request.Choice("TableClass", TableClasses.All) ?? old.TableClass,
            DeletionProtection = request.Flag("DeletionProtectionEnabled") ?? old.DeletionProtection,
            OnDemandSince = billing == BillingMode.PayPerRequest && !old.IsOnDemand ? table.Now : old.OnDemandSince,
        };
        changed = IndexChanges.Apply(request, table, changed);
        changed = changed.IsOnDemand && !old.IsOnDemand ? WithoutIndexThroughput(changed) : changed;
        request.Check();
        TableDefinitionRules.CheckBilling(changed);
        ChangeStream(request, table, viewType);
        table.Definition = changed;
        table.Enter(TableStatus.Updating);
    }

    private static TableDefinition WithoutIndexThroughput(TableDefinition definition)
    {
        return definition with { GlobalIndexes = [.. definition.GlobalIndexes.Select(index => index with { Provisioned = null })] };
    }

    private static void ChangeStream(RequestObject request, Table table, string? viewType)
    {
        bool isOn = table.LatestStream is { IsOpen: true };
        if (viewType is not null && isOn)
        {
            throw DynamoDbError.Validation("Table already has an enabled stream: TableName: " + table.Arn.Name);
        }

        if (viewType is not null)
        {
            table.EnableStream(viewType);
        }
        else if (request.Has("StreamSpecification") && !isOn)
        {
            throw DynamoDbError.Validation("Table has no stream to disable: TableName: " + table.Arn.Name);
        }
        else if (request.Has("StreamSpecification"))
        {
            table.LatestStream!.Disable(table.Now);
        }
    }
}
