using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Tables;

/// <summary>One load: cuts the items into batches and keeps a number of them under way.</summary>
/// <remarks>
/// No key is in two batches at once, neither in the one being made nor in those under way: an item whose key is there
/// already waits until
/// that batch is written. So the order of each key's items is kept.
/// </remarks>
internal sealed class TableLoaderRun : IDisposable
{
    private readonly TableLoaderWriter _writer;
    private readonly ItemKeyReader _keyReader;
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _userToken;
    private readonly ConcurrentDictionary<ItemKey, TableLoaderBatch> _batchOfKey = new();
    private readonly ConcurrentDictionary<TableLoaderBatch, bool> _underWay = new();
    private TableLoaderBatch _current = new();
    private ExceptionDispatchInfo? _firstFailure;

    public TableLoaderRun(
        EngineContext context,
        AccountSession session,
        RawDynamoDbClient client,
        TableLoadOptions options,
        CancellationToken token)
    {
        _keyReader = new ItemKeyReader(options.Key);
        _writer = new TableLoaderWriter(context, session, client, options);
        _slots = new SemaphoreSlim(options.Parallelism);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        _userToken = token;
    }

    public void Dispose()
    {
        _stop.Dispose();
        _slots.Dispose();
    }

    /// <summary>Writes all items.</summary>
    public async Task<TableLoadResult> LoadAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> items)
    {
        try
        {
            await foreach (ReadOnlyMemory<byte> item in items.WithCancellation(_stop.Token).ConfigureAwait(false))
            {
                await TakeAsync(item).ConfigureAwait(false);
            }

            await SendCurrentAsync().ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            Fail(fault);
        }

        await Task.WhenAll(_underWay.Keys.Select(batch => batch.Written)).ConfigureAwait(false);
        _userToken.ThrowIfCancellationRequested();
        _firstFailure?.Throw();
        return _writer.Result;
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> item)
    {
        ItemKey key = _keyReader.Read(item.Span);
        if (_batchOfKey.TryGetValue(key, out TableLoaderBatch? earlier))
        {
            if (earlier == _current)
            {
                await SendCurrentAsync().ConfigureAwait(false);
            }

            await earlier.Written.WaitAsync(_stop.Token).ConfigureAwait(false);
        }

        if (!_current.Fits(item))
        {
            await SendCurrentAsync().ConfigureAwait(false);
        }

        _current.Add(key, item);
        _batchOfKey[key] = _current;
    }

    private async Task SendCurrentAsync()
    {
        if (_current.IsEmpty)
        {
            return;
        }

        await _slots.WaitAsync(_stop.Token).ConfigureAwait(false);
        TableLoaderBatch batch = _current;
        _current = new TableLoaderBatch();
        _underWay[batch] = true;
        batch.Written = WriteAsync(batch);
    }

    /// <summary>Never throws: what fails stops the load, and is told once, by <see cref="LoadAsync"/>.</summary>
    private async Task WriteAsync(TableLoaderBatch batch)
    {
        // The caller goes on making the next batch meanwhile.
        await Task.Yield();
        try
        {
            await _writer.WriteAsync(batch, _stop.Token).ConfigureAwait(false);
            foreach (ItemKey key in batch.Keys)
            {
                _batchOfKey.TryRemove(key, out _);
            }
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
        finally
        {
            _slots.Release();
            // Last: who waits for the batches that are under way must not miss this one.
            _underWay.TryRemove(batch, out _);
        }
    }

    private void Fail(Exception fault)
    {
        Interlocked.CompareExchange(ref _firstFailure, ExceptionDispatchInfo.Capture(fault), null);
        _stop.Cancel();
    }
}
