using System;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Reads everything at table level that a copy has to reproduce.</summary>
/// <remarks>
/// Only DescribeTable has to be allowed. Any other read that is denied makes its part unknown (null) and raises a warning
/// that names the action and what is missing for it.
/// </remarks>
internal sealed class TableDefinitionReader(EngineContext context)
{
    /// <summary>Reads one table, given by name or by ARN.</summary>
    public Task<DdbTableDefinition> ReadAsync(DdbAccount account, string tableName, CancellationToken token) =>
        throw new NotSupportedException(context.ToString());
}
