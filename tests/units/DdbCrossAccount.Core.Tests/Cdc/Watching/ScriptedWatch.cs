using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Watching;

namespace DdbCrossAccount.Core.Tests.Cdc.Watching;

/// <summary>Shows one reading after another; the last one stays.</summary>
internal sealed class ScriptedWatch(params Func<CdcReading>[] readings) : ICdcWatch
{
    private readonly Queue<Func<CdcReading>> _readings = new(readings);

    public LedgerPlace Place { get; } = new("ledger", "arn:ledger");

    public bool IsDisposed { get; private set; }

    public Task<CdcReading> ReadAsync(CancellationToken token) =>
        Task.FromResult((_readings.Count > 1 ? _readings.Dequeue() : _readings.Peek())());

    public void Dispose() => IsDisposed = true;
}
