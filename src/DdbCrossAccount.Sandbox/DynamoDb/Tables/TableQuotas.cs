using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>AWS's default quotas of tables of one account in one Region.</summary>
internal static class TableQuotas
{
    private const int MostTables = 2500;
    private const int MostOperations = 500;
    private const int MostOperationsWithIndexes = 250;

    /// <summary>Throws LimitExceededException where one more table cannot be made now.</summary>
    public static void RequireRoom(IReadOnlyCollection<Table> tables, bool withIndexes)
    {
        Table[] existing = [.. tables.Where(table => !table.IsGone)];
        if (existing.Length >= MostTables)
        {
            throw DynamoDbError.SubscriberLimit($"There is a limit of {MostTables} tables per subscriber");
        }

        RequireOperations(existing);
        if (withIndexes && existing.Count(table => table.Work == TableWork.Creating && table.Definition.Indexes.Any()) >= MostOperationsWithIndexes)
        {
            throw DynamoDbError.SubscriberLimit(
                $"Only {MostOperationsWithIndexes} tables with secondary indexes can be created simultaneously");
        }
    }

    /// <summary>Throws LimitExceededException where too many tables are busy already.</summary>
    public static void RequireOperations(IReadOnlyCollection<Table> tables)
    {
        if (tables.Count(table => table.Work != TableWork.None) >= MostOperations)
        {
            throw DynamoDbError.SubscriberLimit($"Only {MostOperations} tables can be created, updated, or deleted simultaneously");
        }
    }
}
