using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>The GlobalSecondaryIndexUpdates of UpdateTable: create, update and delete.</summary>
internal static class IndexChanges
{
    /// <summary>Drops the indexes whose deletion has ended.</summary>
    public static void Settle(Table table)
    {
        TableDefinition definition = table.Definition;
        if (definition.GlobalIndexes.Any(index => index.IsGone(table.Now)))
        {
            table.Definition = definition with { GlobalIndexes = [.. definition.GlobalIndexes.Where(index => !index.IsGone(table.Now))] };
        }
    }

    /// <summary>The definition with the updates applied; the same where there are none.</summary>
    public static TableDefinition Apply(RequestObject request, TableDefinition definition, DateTimeOffset busyUntil)
    {
        List<RequestObject> updates = request.Objects("GlobalSecondaryIndexUpdates") ?? [];
        if (updates.Count(update => update.Has("Create") || update.Has("Delete")) > 1)
        {
            throw DynamoDbError.LimitExceeded("Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        }

        List<KeyAttribute> attributes = TableDefinitionReader.Attributes(request);
        if (attributes.Count > 0)
        {
            definition = definition with { Attributes = Merge(definition.Attributes, attributes) };
        }

        return updates.Aggregate(definition, (current, update) => ApplyOne(update, current, busyUntil));
    }

    private static List<KeyAttribute> Merge(IReadOnlyList<KeyAttribute> old, List<KeyAttribute> added)
    {
        return [.. old, .. added.Where(attribute => old.All(known => known.Name != attribute.Name))];
    }

    private static TableDefinition ApplyOne(RequestObject update, TableDefinition definition, DateTimeOffset busyUntil)
    {
        if (update.Object("Create") is { } create)
        {
            return Create(create, definition, busyUntil);
        }

        bool isDelete = update.Has("Delete");
        RequestObject change = update.Object("Delete") ?? update.Object("Update") ?? throw DynamoDbError.InvalidValues(
            "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null");
        string name = change.RequiredText("IndexName");
        change.Check();
        IndexDefinition old = definition.GlobalIndexes.FirstOrDefault(index => index.Name == name)
            ?? throw DynamoDbError.ResourceNotFound("Requested resource not found");
        IndexDefinition changed = isDelete ? old with { Phase = TableStatus.Deleting } : Update(change, old);
        return definition with
        {
            GlobalIndexes = [.. definition.GlobalIndexes.Select(index => ReferenceEquals(index, old) ? changed with { BusyUntil = busyUntil } : index)],
        };
    }

    private static TableDefinition Create(RequestObject create, TableDefinition definition, DateTimeOffset busyUntil)
    {
        IndexDefinition index = TableDefinitionReader.Index(create, isGlobal: true);
        create.Check();
        TableDefinition changed = definition with
        {
            GlobalIndexes = [.. definition.GlobalIndexes, index with { Phase = TableStatus.Creating, BusyUntil = busyUntil }],
        };
        TableDefinitionRules.CheckIndexes(changed);
        return changed;
    }

    private static IndexDefinition Update(RequestObject change, IndexDefinition old)
    {
        return old with
        {
            Phase = TableStatus.Updating,
            Provisioned = TableDefinitionReader.Provisioned(change) ?? old.Provisioned,
            OnDemand = TableDefinitionReader.OnDemand(change) ?? old.OnDemand,
            Warm = TableDefinitionReader.Warm(change) ?? old.Warm,
        };
    }
}
