using System;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>
/// A backup: the table's items and what restoring needs of its settings, as of its making. Items are shared with the
/// table, not copied.
/// </summary>
internal sealed class Backup
{
    public const string User = "USER";
    public const string System = "SYSTEM";

    /// <summary>How long AWS keeps what it backs up by itself.</summary>
    private static readonly TimeSpan SystemRetention = TimeSpan.FromDays(35);

    private Table? _restoring;

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required TableArn Table { get; init; }

    public required string TableId { get; init; }

    public required DateTimeOffset TableCreatedAt { get; init; }

    public required TableDefinition Definition { get; init; }

    /// <summary>As the table told them, hours old.</summary>
    public required long ItemCount { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>Null where there was no stream.</summary>
    public required string? StreamViewType { get; init; }

    /// <summary>Null where time to live was off.</summary>
    public required string? TimeToLiveAttribute { get; init; }

    public required StoredItem[] Items { get; init; }

    public string Arn => $"{Table}/backup/{Id}";

    public DateTimeOffset? ExpiresAt => Type == System ? CreatedAt + SystemRetention : null;

    /// <summary>True while a table is being restored from it: one at a time.</summary>
    public bool IsInUse => _restoring is { Work: TableWork.Creating };

    /// <summary>Takes the table as it is. Called under its lock.</summary>
    public static Backup Take(Table table, string name, string type, string id)
    {
        DateTimeOffset now = table.Now;
        table.Statistics.Refresh(now, table.Items.Count, table.Items.TotalSize);
        return new Backup
        {
            Id = id,
            Name = name,
            Type = type,
            CreatedAt = now,
            Table = table.Arn,
            TableId = table.Id,
            TableCreatedAt = table.CreatedAt,
            Definition = table.Definition,
            ItemCount = table.Statistics.ItemCount,
            SizeBytes = table.Statistics.SizeBytes,
            StreamViewType = table.LatestStream is { IsOpen: true } stream ? stream.ViewType : null,
            TimeToLiveAttribute = table.TimeToLive.AttributeName(now),
            Items = table.Items.Snapshot(),
        };
    }

    public void BeginRestore(Table table)
    {
        _restoring = table;
    }
}
