using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Reads exports as they are now.</summary>
internal sealed class ExportStatusReader(EngineContext context)
{
    private readonly AccountSessions _sessions = new(context);

    /// <summary>Reads an export again; what was recorded when it was started (proof, accounts) is kept.</summary>
    public async Task<DdbExport> ReadAsync(DdbExport export, CancellationToken token)
    {
        AccountSession source = await OpenAsync(export, token).ConfigureAwait(false);
        return ExportMapper.Map(
            await new ExportFinder(source).DescribeAsync(export.ExportArn, token).ConfigureAwait(false),
            export);
    }

    /// <summary>Reads an export of which only the ARN is known.</summary>
    public Task<DdbExport> ReadAsync(DdbAccount source, string exportArn, CancellationToken token) =>
        ReadAsync(new DdbExport { ExportArn = exportArn, Source = source }, token);

    /// <summary>Lists the exports of the last 90 days, of one table (name or ARN) or of all.</summary>
    public async IAsyncEnumerable<DdbExport> ListAsync(
        DdbAccount source,
        string? tableName,
        [EnumeratorCancellation] CancellationToken token)
    {
        AccountSession session = await _sessions.OpenAsync(source, token).ConfigureAwait(false);
        string? tableArn = tableName is null ? null : TableReference.Resolve(session, tableName).ToArn(session);
        var finder = new ExportFinder(session);
        await foreach (string exportArn in finder.ListArnsAsync(tableArn, token).ConfigureAwait(false))
        {
            yield return ExportMapper.Map(
                await finder.DescribeAsync(exportArn, token).ConfigureAwait(false),
                new DdbExport { Source = source });
        }
    }

    /// <summary>
    /// The session that an export is asked for with; refuses an object that cannot be an export of that account.
    /// </summary>
    public async Task<AccountSession> OpenAsync(DdbExport export, CancellationToken token)
    {
        if (TableArn.Parse(export.ExportArn) is not { ChildKind: "export" } arn)
        {
            throw ErrorCatalogue.ExportArnUnusable(export.ExportArn);
        }

        DdbAccount account = export.Source ?? throw ErrorCatalogue.ExportWithoutAccount(export.ExportArn);
        AccountSession session = await _sessions.OpenAsync(account, token).ConfigureAwait(false);
        return arn.AccountId == session.AccountId && arn.Region == session.Region
            ? session
            : throw ErrorCatalogue.TableOfOtherAccount(export.ExportArn, session.AccountId, session.Region);
    }
}
