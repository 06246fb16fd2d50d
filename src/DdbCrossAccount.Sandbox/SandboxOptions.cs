using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;

namespace DdbCrossAccount.Sandbox;

/// <summary>How a sandbox behaves. Everything has a default; <see cref="CommandLine"/> fills it in.</summary>
internal sealed record SandboxOptions
{
    /// <summary>The first is the source, the second the target. Default: 111111111111 and 222222222222.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = ["111111111111", "222222222222"];

    public string SourceAccountId => AccountIds[0];

    /// <summary>The source's own when there is only one account.</summary>
    public string TargetAccountId => AccountIds.Count > 1 ? AccountIds[1] : AccountIds[0];

    /// <summary>The Region that is announced. Requests may name any other. Default: eu-west-1.</summary>
    public string Region { get; init; } = "eu-west-1";

    /// <summary>Port on loopback. Default: 0, a free one.</summary>
    public int Port { get; init; }

    /// <summary>Makes access keys and ids the same at every start. Default: null, they are random.</summary>
    public int? Seed { get; init; }

    /// <summary>Service time that an export takes. Default: 1 second.</summary>
    public TimeSpan ExportDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Service time that an import takes. Default: 1 second.</summary>
    public TimeSpan ImportDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Service time that a restore takes. Default: 1 second.</summary>
    public TimeSpan RestoreDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Service time that a bulk put takes at least. Default: 1 second.</summary>
    public TimeSpan BulkPutDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Service seconds per wall second. Default: 1.</summary>
    public double ClockRate { get; init; } = 1;

    /// <summary>Service time at the start. Default: null, the wall time.</summary>
    public DateTimeOffset? ClockStart { get; init; }

    /// <summary>How far the latest restorable time is behind the service time. Default: 300 seconds.</summary>
    public TimeSpan RestorableLag { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Service time that making, changing or deleting a table, index or stream takes. Default: 1 second.</summary>
    public TimeSpan TableChangeDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Service time that making or changing a Lambda function takes. Default: 1 second.</summary>
    public TimeSpan FunctionChangeDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Wall time within which the program of a function has to start. Default: 10 seconds, as in AWS.</summary>
    public TimeSpan FunctionInitDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How old the item count of DescribeTable may be before it is taken anew. Default: 6 hours, about as on AWS, so that
    /// nobody relies on it; 0 shows the true count.
    /// </summary>
    public TimeSpan StatisticsInterval { get; init; } = TimeSpan.FromHours(6);

    /// <summary>
    /// Service time between the expiry of an item and its deletion by time to live. Default: 10 minutes; AWS promises a
    /// few days.
    /// </summary>
    public TimeSpan ExpiryDelay { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Partitions of each new table: files of an export, shards of a stream. Default: 0, by its throughput.</summary>
    public int Partitions { get; init; }

    /// <summary>Bytes of items beyond which a partition is divided. Default: 10 GB.</summary>
    public long PartitionSize { get; init; } = 10L * 1024 * 1024 * 1024;

    /// <summary>How long a shard of a stream stays open. Default: 4 hours, about as AWS's are seen to do; it promises nothing.</summary>
    public TimeSpan ShardLifetime { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Which throughput limits are kept. Default: those that a table declares, so that other loads run at full speed.</summary>
    public CapacityLimits Capacity { get; init; } = CapacityLimits.Declared;

    /// <summary>
    /// Gives each table a scan order of its own, which differs by account, Region and name and with the number. Default:
    /// null, equal keys stand in the same order in all tables.
    /// </summary>
    public int? HashSeed { get; init; }

    /// <summary>
    /// The most bytes of items of one partition key in a table with local indexes, their entries there included. Default:
    /// 10 GB, as in AWS.
    /// </summary>
    public long MaximumCollectionSize { get; init; } = 10L << 30;

    /// <summary>Wall time that is added to every answer. Default: none.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The most objects that one import takes. Default: 50,000, as in AWS.</summary>
    public int MaximumImportObjects { get; init; } = 50_000;

    /// <summary>JSON file with policies, roles, users, keys and buckets that exist from the start.</summary>
    public string? SetupPath { get; init; }

    /// <summary>JSON file with <see cref="Faults.WorstForms"/>. Default: none, all are mild.</summary>
    public string? WorstFormsPath { get; init; }

    /// <summary>JSON file with faults. Default: none.</summary>
    public string? FaultsPath { get; init; }

    /// <summary>Further faults, each as <see cref="Faults.FaultReader.ReadText"/> takes it.</summary>
    public IReadOnlyList<string> FaultTexts { get; init; } = [];

    /// <summary>The process ends when its standard input ends, and passes over SIGINT.</summary>
    public bool EndsWithStandardInput { get; init; }

    /// <summary>The process passes over SIGINT.</summary>
    public bool IgnoresInterrupt { get; init; }

    /// <summary>Print services and operations, then end.</summary>
    public bool ListsOperations { get; init; }
}
