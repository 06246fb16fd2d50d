using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Backups;
using DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;
using DdbCrossAccount.Sandbox.DynamoDb.Exports;
using DdbCrossAccount.Sandbox.DynamoDb.Imports;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>All tables of all accounts and Regions.</summary>
internal sealed class DynamoDbStore(TimeProvider clock, SandboxOptions options, IdSource ids)
{
    private readonly ConcurrentDictionary<(string AccountId, string Region), TableCatalog> _catalogs = new();

    private readonly TableTiming _timing = new(
        options.TableChangeDuration, options.StatisticsInterval, options.RestorableLag, options.ExpiryDelay, options.ShardLifetime);

    private readonly CapacitySettings _capacity = new(options.Capacity, new PartitionCount(options.Partitions), options.PartitionSize);

    public JobCatalog<ExportJob> Exports { get; } = new(clock);

    public JobCatalog<ImportJob> Imports { get; } = new(clock);

    public BackupCatalog Backups { get; } = new(clock);

    public JobCatalog<BulkOperation> BulkOperations { get; } = new(clock);

    public TableCatalog Catalog(string accountId, string region)
    {
        return _catalogs.GetOrAdd((accountId, region), _ => new TableCatalog());
    }

    public Table? Find(TableArn arn)
    {
        Table? table = Catalog(arn.AccountId, arn.Region).Find(arn.Name);
        table?.Settle();
        return table;
    }

    /// <summary>The table, deleted or not, that has or had this stream.</summary>
    public Table? FindWithStreams(TableArn arn, string streamArn)
    {
        Table? table = Catalog(arn.AccountId, arn.Region).AllWithStreams()
            .FirstOrDefault(table => table.Streams.Any(stream => stream.Arn == streamArn));
        table?.Settle();
        return table;
    }

    /// <summary>Makes the table, in state CREATING. Throws where the name is taken or the account has too many.</summary>
    public Table Create(TableArn arn, TableDefinition definition)
    {
        var table = new Table(arn, ids.Guid().ToString(), definition, clock, _timing, _capacity, LayoutOf(arn));
        Catalog(arn.AccountId, arn.Region).Add(table);
        return table;
    }

    public void Remove(Table table)
    {
        Catalog(table.Arn.AccountId, table.Arn.Region).Remove(table);
    }

    private TableLayout LayoutOf(TableArn arn)
    {
        byte[] salt = options.HashSeed is { } seed ? Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed} {arn} ")) : [];
        return new TableLayout(salt, options.MaximumCollectionSize);
    }
}
