using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Cdc.Redriving;

/// <summary>A table, as far as settling one key needs it.</summary>
internal interface IRedriveTable
{
    /// <summary>The item of a key, strongly consistent; empty where there is none.</summary>
    Task<ReadOnlyMemory<byte>> ReadAsync(ReadOnlyMemory<byte> key, CancellationToken token);
}
