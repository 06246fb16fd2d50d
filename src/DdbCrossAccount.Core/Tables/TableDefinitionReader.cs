using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Reads everything at table level that a copy has to reproduce.</summary>
/// <remarks>
/// Only DescribeTable has to be allowed. Any other read that is denied makes its part unknown (null) and raises a
/// warning
/// that names the action and what is missing for it. Application Auto Scaling belongs to another service and is not
/// read.
/// </remarks>
internal sealed class TableDefinitionReader(EngineContext context)
{
    private readonly AccountSessions _sessions = new(context);

    /// <summary>Reads one table, given by name or by ARN.</summary>
    public async Task<DdbTableDefinition> ReadAsync(DdbAccount account, string tableName, CancellationToken token)
    {
        AccountSession session = await _sessions.OpenAsync(account, token).ConfigureAwait(false);
        string name = TableReference.Resolve(session, tableName).Name;
        TableDescription table =
            await TableDescriber.DescribeAsync(session, name, "Nothing was changed.", token).ConfigureAwait(false);
        TableSettings settings =
            await new TableSettingsReader(context, session, table).ReadAsync(token).ConfigureAwait(false);
        return TableDefinitionMapper.Map(table, settings, account);
    }
}
