using System;
using System.Collections.Generic;
using System.Threading;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>The tags of a queue.</summary>
internal sealed class QueueTags
{
    /// <summary>AWS's limit for a queue.</summary>
    private const int Most = 50;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, string> _tags = new(StringComparer.Ordinal);

    public void Add(IEnumerable<(string Name, string Text)> tags)
    {
        lock (_gate)
        {
            foreach ((string name, string text) in tags)
            {
                _tags[name] = text;
                if (_tags.Count > Most)
                {
                    _tags.Remove(name);
                    throw SqsError.InvalidParameter("Too many tags added for queue.");
                }
            }
        }
    }

    public void Remove(IEnumerable<string> names)
    {
        lock (_gate)
        {
            foreach (string name in names)
            {
                _tags.Remove(name);
            }
        }
    }

    public IReadOnlyDictionary<string, string> All()
    {
        lock (_gate)
        {
            return new SortedDictionary<string, string>(_tags, StringComparer.Ordinal);
        }
    }
}
