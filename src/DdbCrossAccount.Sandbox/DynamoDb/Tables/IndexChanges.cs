using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>The GlobalSecondaryIndexUpdates of UpdateTable: create, update and delete. Used under the table's lock.</summary>
internal sealed class IndexChanges
{
    private static readonly string[] Actions = ["Create", "Update", "Delete"];

    private readonly Table _table;
    private readonly RequestObject _request;
    private readonly List<RequestObject> _updates;

    private IndexChanges(RequestObject request, Table table)
    {
        _request = request;
        _table = table;
        _updates = request.Objects("GlobalSecondaryIndexUpdates") ?? [];
    }

    /// <summary>Drops the indexes whose deletion has ended, and the attribute definitions that only they used.</summary>
    public static void Settle(Table table)
    {
        TableDefinition definition = table.Definition;
        if (definition.GlobalIndexes.Any(index => index.IsGone(table.Now)))
        {
            definition = definition with { GlobalIndexes = [.. definition.GlobalIndexes.Where(index => !index.IsGone(table.Now))] };
            HashSet<string> used = definition.UsedAttributes;
            table.Definition = definition with { Attributes = [.. definition.Attributes.Where(attribute => used.Contains(attribute.Name))] };
        }
    }

    /// <summary>
    /// The definition with the updates applied; the same where there are none. One index at a time can be created or
    /// deleted: its resources come first, then it is filled, each of which takes as long as other changes of tables.
    /// </summary>
    public static TableDefinition Apply(RequestObject request, Table table, TableDefinition definition)
    {
        var changes = new IndexChanges(request, table);
        if (request.Has("GlobalSecondaryIndexUpdates"))
        {
            changes.Check();
        }

        return changes._updates.Aggregate(definition, changes.Apply);
    }

    private void Check()
    {
        if (_updates.Count == 0)
        {
            throw DynamoDbError.InvalidValues("List of GlobalSecondaryIndexUpdates is empty");
        }

        foreach (RequestObject update in _updates)
        {
            RequireOneAction(update);
        }

        if (_updates.Count(update => !update.Has("Update")) > 1)
        {
            throw DynamoDbError.IndexLimit();
        }

        IGrouping<string?, RequestObject>? twice = _updates.GroupBy(NameOf).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw DynamoDbError.InvalidValues(
                $"Only one global secondary index update per index is allowed simultaneously. Index: {twice.Key}");
        }
    }

    private static void RequireOneAction(RequestObject update)
    {
        switch (Actions.Count(update.Has))
        {
            case 0:
                throw DynamoDbError.InvalidValues(
                    "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                    + "GlobalSecondaryIndexUpdate.Delete must not be null");
            case > 1:
                throw DynamoDbError.InvalidValues(
                    "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object");
            default:
                break;
        }
    }

    private static string? NameOf(RequestObject update)
    {
        return Actions.Select(action => update.Object(action)?.Text("IndexName")).FirstOrDefault(name => name is not null);
    }

    private TableDefinition Apply(TableDefinition definition, RequestObject update)
    {
        if (update.Object("Create") is { } create)
        {
            return Create(create, definition);
        }

        bool isDelete = update.Has("Delete");
        RequestObject change = update.Object(isDelete ? "Delete" : "Update")!;
        string name = change.RequiredText("IndexName");
        change.Check();
        IndexDefinition old = Find(definition, name, isDelete ? "delete" : "update");
        IndexDefinition changed = isDelete ? Delete(old) : Update(change, old);
        return definition with { GlobalIndexes = [.. definition.GlobalIndexes.Select(index => ReferenceEquals(index, old) ? changed : index)] };
    }

    private TableDefinition Create(RequestObject create, TableDefinition definition)
    {
        IndexDefinition index = TableDefinitionReader.Index(create, isGlobal: true);
        create.Check();
        if (definition.Indexes.Any(known => known.Name == index.Name))
        {
            throw DynamoDbError.Validation("Attempting to create an index which already exists");
        }

        RequireNoOther(index.Name);
        if (definition.GlobalIndexes.Count == TableDefinitionRules.MaximumGlobalIndexes)
        {
            throw DynamoDbError.LimitExceeded(
                $"Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of {TableDefinitionRules.MaximumGlobalIndexes}");
        }

        DateTimeOffset allocated = _table.Now + _table.ChangeTime;
        index = index with { Phase = TableStatus.Creating, BackfillsFrom = allocated, BusyUntil = allocated + _table.ChangeTime };
        TableDefinition changed = definition with
        {
            Attributes = AttributesFor(index, definition),
            GlobalIndexes = [.. definition.GlobalIndexes, index],
        };
        TableDefinitionRules.CheckIndexes(changed);
        return changed;
    }

    /// <summary>Of the request's attribute definitions only those count that are new and keys of the index.</summary>
    private List<KeyAttribute> AttributesFor(IndexDefinition index, TableDefinition definition)
    {
        List<KeyAttribute> given = TableDefinitionReader.Attributes(_request);
        IEnumerable<KeyAttribute> added = given.Where(attribute =>
            index.Keys.Any(key => key.Name == attribute.Name) && definition.Attributes.All(known => known.Name != attribute.Name));
        List<KeyAttribute> all = [.. definition.Attributes, .. added];
        return given.Count > 0 || index.Keys.All(key => all.Exists(attribute => attribute.Name == key.Name))
            ? all
            : throw DynamoDbError.InvalidValues($"AttributeDefinitions is not specified for index: {index.Name}");
    }

    private IndexDefinition Find(TableDefinition definition, string name, string action)
    {
        if (definition.LocalIndexes.Any(index => index.Name == name))
        {
            throw DynamoDbError.Validation($"Cannot {action} an index that is not a GlobalSecondaryIndex: {name}");
        }

        return definition.GlobalIndexes.FirstOrDefault(index => index.Name == name)
            ?? throw DynamoDbError.ResourceNotFound($"Requested resource not found: Index {name} for table {_table.Arn.Name}");
    }

    private IndexDefinition Delete(IndexDefinition old)
    {
        switch (_table.IndexStatus(old))
        {
            case TableStatus.Creating when _table.Now < old.BackfillsFrom:
                throw Busy(
                    "Index creation is in resource allocation phase. Retry deletion during backfilling phase or when the index is active.",
                    old);
            case TableStatus.Updating:
                throw Busy("Index is being updated.", old);
            case TableStatus.Deleting:
                throw Busy("Index is being deleted.", old);
            default:
                RequireNoOther(old.Name);
                return old with { Phase = TableStatus.Deleting, BusyUntil = _table.Now + _table.ChangeTime };
        }
    }

    private IndexDefinition Update(RequestObject change, IndexDefinition old)
    {
        switch (_table.IndexStatus(old))
        {
            case TableStatus.Creating when _table.Now < old.BackfillsFrom:
                // Two blanks, as AWS has it.
                throw Busy("Index is being created but is not backfilling yet. ", old);
            case TableStatus.Updating:
                throw Busy("Index is being updated.", old);
            case TableStatus.Deleting:
                throw Busy("Index is being deleted.", old);
            default:
                break;
        }

        bool isReady = old.Status(_table.Now) == TableStatus.Active;
        return old with
        {
            Phase = isReady ? TableStatus.Updating : old.Phase,
            BusyUntil = isReady ? _table.Now + _table.ChangeTime : old.BusyUntil,
            Provisioned = TableDefinitionReader.Provisioned(change) ?? old.Provisioned,
            OnDemand = TableDefinitionReader.OnDemand(change) ?? old.OnDemand,
            Warm = TableDefinitionReader.Warm(change) ?? old.Warm,
        };
    }

    /// <summary>No second index may be created or deleted while one is.</summary>
    private void RequireNoOther(string name)
    {
        if (_table.Definition.GlobalIndexes.Any(index =>
            index.Name != name && _table.IndexStatus(index) is TableStatus.Creating or TableStatus.Deleting))
        {
            throw DynamoDbError.IndexLimit();
        }
    }

    private ServiceException Busy(string reason, IndexDefinition index)
    {
        return DynamoDbError.ResourceInUse(
            $"Attempt to change a resource which is still in use: {reason} Table: {_table.Arn.Name} Index: {index.Name}");
    }
}
