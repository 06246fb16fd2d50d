using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;

/// <summary>Records of one shard that are delivered together, in order, until the function is done with them.</summary>
/// <param name="records">At least one.</param>
internal sealed class Batch(List<StreamEntry> records)
{
    private List<StreamEntry> _records = records;

    public IReadOnlyList<StreamEntry> Records => _records;

    /// <summary>How often the function failed on it: what the limit of retries counts.</summary>
    public int Failures { get; private init; }

    /// <summary>How often it, or the batch that it was a part of, was delivered.</summary>
    public int Invocations { get; set; }

    /// <summary>Lets the waiting time begin anew.</summary>
    public int FailuresInARow { get; set; }

    /// <summary>The same with one more failure.</summary>
    public Batch Failed() => With(_records, Failures + 1);

    /// <summary>The first of its records, or the others.</summary>
    public Batch Part(int start, int count) => With(_records.GetRange(start, count), Failures);

    /// <summary>Forgets the first records.</summary>
    public void RemoveFirst(int count) => _records = [.. _records.Skip(count)];

    private Batch With(List<StreamEntry> records, int failures) => new(records)
    {
        Failures = failures,
        Invocations = Invocations,
        FailuresInARow = FailuresInARow,
    };
}
