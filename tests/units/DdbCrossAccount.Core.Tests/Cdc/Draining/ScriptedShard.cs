using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Tests.Cdc.Draining;

/// <summary>A shard of a <see cref="ScriptedStream"/>.</summary>
internal sealed class ScriptedShard(string id, string? parentId, DateTimeOffset listedFrom)
{
    public string Id { get; } = id;

    public string? ParentId { get; } = parentId;

    public DateTimeOffset ListedFrom { get; set; } = listedFrom;

    public bool IsClosed { get; set; }

    public List<ScriptedRecord> Records { get; } = [];

    /// <summary>So many of the oldest records are gone.</summary>
    public int TrimmedCount { get; set; }

    /// <summary>So many of the next pages are empty, whatever there is.</summary>
    public int EmptyPages { get; set; }
}
