using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Rehearsal.Generating;
using DdbCrossAccount.Rehearsal.Options;

namespace DdbCrossAccount.Rehearsal.Moving;

/// <summary>The items that the rehearsal moves, read from a file or generated, and the key that they have.</summary>
internal sealed class RehearsalItems
{
    private readonly RehearsalOptions _options;

    public RehearsalItems(RehearsalOptions options)
    {
        _options = options;
        Key = options.PartitionKey is null
            ? GeneratedKey.Default
            : KeySchemaText.Parse(options.PartitionKey, options.SortKey);
    }

    /// <summary>The key of the table.</summary>
    public KeySchema Key { get; }

    /// <summary>Where the items come from, for people.</summary>
    public string Origin => _options.Input is null ? $"generated with seed {_options.Seed}" : $"'{_options.Input}'";

    /// <summary>The items as DynamoDB JSON, a few in memory at a time.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken token) => _options.Input is null
        ? GenerateAsync(token)
        : new ItemFileReader(Path.GetFullPath(_options.Input), Key).ReadAsync(token);

    /// <summary>Reads the first item: a file that is not there, or holds no items, is told before anything is started.</summary>
    public async Task CheckAsync(CancellationToken token)
    {
        await using IAsyncEnumerator<ReadOnlyMemory<byte>> items = ReadAsync(token).GetAsyncEnumerator(token);
        await items.MoveNextAsync();
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> GenerateAsync([EnumeratorCancellation] CancellationToken token)
    {
        await Task.CompletedTask;
        var generator = new ItemGenerator(new GeneratedKey(Key), _options.Seed);
        foreach (ReadOnlyMemory<byte> item in generator.Generate(_options.Items))
        {
            token.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
