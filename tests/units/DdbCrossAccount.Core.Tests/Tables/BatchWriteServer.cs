using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Tests.Aws.Http;

namespace DdbCrossAccount.Core.Tests.Tables;

/// <summary>A table with key <c>id:S</c> behind BatchWriteItem: it checks the limits of each batch and keeps what it takes.</summary>
internal sealed class BatchWriteServer : IAsyncDisposable
{
    private readonly object _lock = new();
    private readonly HashSet<string> _keysUnderWay = [];
    private readonly ScriptedServer _server;

    /// <param name="takes">Says for each batch (counted from 0) and each of its writes whether it is taken; the rest is unprocessed.</param>
    /// <param name="before">Runs while the batch is under way; may give an answer in the table's place.</param>
    public BatchWriteServer(
        Func<int, int, bool>? takes = null,
        Func<int, CancellationToken, Task<Func<ScriptedRequest, Stream, CancellationToken, Task<bool>>?>>? before = null)
    {
        int batches = -1;
        _server = new ScriptedServer(ScriptedServer.Repeat(100_000, async (request, stream, token) =>
        {
            int batch = Interlocked.Increment(ref batches);
            (string Key, string Item)[] writes = Read(request);
            Enter(writes);
            await Task.Yield();
            var answer = before is null ? null : await before(batch, token);
            answer ??= Answer.Json(Take(writes, index => takes?.Invoke(batch, index) ?? true));
            // Before the answer: once it is out, the client may send the same keys again.
            Leave(writes);
            return await answer(request, stream, token);
        }));
    }

    public string Url => _server.Url;

    /// <summary>The table's items by key.</summary>
    public Dictionary<string, string> Items { get; } = [];

    /// <summary>How many writes each batch had.</summary>
    public List<int> Batches { get; } = [];

    /// <summary>What no batch may do and one did.</summary>
    public List<string> Offences { get; } = [];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static (string Key, string Item)[] Read(ScriptedRequest request)
    {
        using JsonDocument document = JsonDocument.Parse(request.Body);
        return
        [
            .. document.RootElement.GetProperty("RequestItems").GetProperty("T").EnumerateArray().Select(write =>
            {
                JsonElement item = write.GetProperty("PutRequest").GetProperty("Item");
                return (item.GetProperty("id").GetProperty("S").GetString()!, item.GetRawText());
            }),
        ];
    }

    private void Enter((string Key, string Item)[] writes)
    {
        lock (_lock)
        {
            Batches.Add(writes.Length);
            if (writes.Length is 0 or > 25 || writes.Sum(write => write.Item.Length) > 16 * 1024 * 1024)
            {
                Offences.Add($"A batch has {writes.Length} writes.");
            }

            foreach ((string key, _) in writes)
            {
                if (!_keysUnderWay.Add(key))
                {
                    Offences.Add($"Key {key} is under way twice.");
                }
            }
        }
    }

    private void Leave((string Key, string Item)[] writes)
    {
        lock (_lock)
        {
            foreach ((string key, _) in writes)
            {
                _keysUnderWay.Remove(key);
            }
        }
    }

    private string Take((string Key, string Item)[] writes, Func<int, bool> takes)
    {
        lock (_lock)
        {
            var left = new List<string>();
            for (int index = 0; index < writes.Length; index++)
            {
                if (takes(index))
                {
                    Items[writes[index].Key] = writes[index].Item;
                }
                else
                {
                    left.Add($$$"""{"PutRequest":{"Item": {{{writes[index].Item}}} }}""");
                }
            }

            return left.Count == 0
                ? """{"UnprocessedItems":{}}"""
                : $$$"""{"UnprocessedItems":{"T":[{{{string.Join(',', left)}}}]}}""";
        }
    }
}
