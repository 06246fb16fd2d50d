using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Enabling;

namespace DdbCrossAccount.Core.Cdc.Watching;

/// <summary>Looks at one change data capture, once or again and again.</summary>
internal interface ICdcWatch : IDisposable
{
    /// <summary>The ledger.</summary>
    LedgerPlace Place { get; }

    /// <summary>Looks: reads the stream on for some seconds, then the ledger, then the parts.</summary>
    Task<CdcReading> ReadAsync(CancellationToken token);
}
