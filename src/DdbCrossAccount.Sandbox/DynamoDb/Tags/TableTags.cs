using System;
using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tags;

/// <summary>
/// The tags of a table. A change is seen after some seconds; until then another one is refused, unless it repeats what
/// is under way. Used under the table's lock.
/// </summary>
internal sealed class TableTags
{
    /// <summary>AWS says "a few seconds"; one and a half to three were measured.</summary>
    private static readonly TimeSpan Propagation = TimeSpan.FromSeconds(2);

    private SortedDictionary<string, string> _before = new(StringComparer.Ordinal);
    private SortedDictionary<string, string> _latest = new(StringComparer.Ordinal);
    private IReadOnlyList<KeyValuePair<string, string>> _underWay = [];
    private DateTimeOffset? _changedAt;

    /// <summary>The tags that a table is made with.</summary>
    public void Begin(IEnumerable<KeyValuePair<string, string>> tags)
    {
        _latest = Copy(tags);
        _before = _latest;
    }

    /// <summary>As ListTagsOfResource shows them, in the order of their keys.</summary>
    public IReadOnlyDictionary<string, string> Visible(DateTimeOffset now)
    {
        return IsChanging(now) ? _before : _latest;
    }

    public bool IsChanging(DateTimeOffset now)
    {
        return now < _changedAt + Propagation;
    }

    public void Add(string table, IReadOnlyList<KeyValuePair<string, string>> tags, DateTimeOffset now)
    {
        RequireFree(table, now, isRepetition: _underWay.Count > 0 && _underWay.All(tags.Contains));
        SortedDictionary<string, string> changed = Copy(_latest);
        foreach ((string key, string value) in tags)
        {
            changed[key] = value;
        }

        TagReader.RequireRoom(changed.Count);
        Change(changed, tags, now);
    }

    public void Remove(string table, IReadOnlyCollection<string> keys, DateTimeOffset now)
    {
        RequireFree(table, now, isRepetition: false);
        Change(Copy(_latest.Where(tag => !keys.Contains(tag.Key))), [], now);
    }

    private static SortedDictionary<string, string> Copy(IEnumerable<KeyValuePair<string, string>> tags)
    {
        return new SortedDictionary<string, string>(tags.ToDictionary(), StringComparer.Ordinal);
    }

    private void RequireFree(string table, DateTimeOffset now, bool isRepetition)
    {
        if (IsChanging(now) && !isRepetition)
        {
            throw DynamoDbError.SubscriberLimit($"Table tags are being updated: {table}");
        }
    }

    private void Change(SortedDictionary<string, string> changed, IReadOnlyList<KeyValuePair<string, string>> underWay, DateTimeOffset now)
    {
        if (changed.SequenceEqual(_latest))
        {
            return;
        }

        _before = IsChanging(now) ? _before : _latest;
        _latest = changed;
        _underWay = underWay;
        _changedAt = now;
    }
}
