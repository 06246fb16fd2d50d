using System;
using System.Collections.Generic;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>All records that a batch holds of one key; only the last of them is written.</summary>
internal sealed class KeyChange(ItemKey key, StreamRecord record)
{
    private string? _keyHash;

    public ItemKey Key => key;

    /// <summary>The key's name where it must not be shown; made when it is first needed.</summary>
    public string KeyHash => _keyHash ??= key.Hash;

    /// <summary>The records of the key, in no order.</summary>
    public List<StreamRecord> Records { get; } = [record];

    /// <summary>The record with the largest sequence number.</summary>
    public StreamRecord Last { get; private set; } = record;

    public KeyChangeState State { get; set; }

    /// <summary>Why it was refused or is unknown; null otherwise.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>
    /// When nobody could tell what became of the write, wall time; set with <see cref="KeyChangeState.Unknown"/>.
    /// </summary>
    public DateTimeOffset GivenUpAt { get; set; }

    /// <summary>True when no record of the key needs to be delivered again.</summary>
    public bool IsSettled => State is KeyChangeState.Applied or KeyChangeState.Refused or KeyChangeState.SettledBefore;

    public void Add(StreamRecord another)
    {
        Records.Add(another);
        if (another.Number > Last.Number)
        {
            Last = another;
        }
    }
}
