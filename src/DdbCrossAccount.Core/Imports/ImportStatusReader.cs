using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Reads imports as they are now. It judges nothing: that is <see cref="ImportWaiter"/>'s.</summary>
internal sealed class ImportStatusReader(EngineContext context)
{
    private readonly AccountSessions _sessions = new(context);

    /// <summary>Reads an import again; what was recorded when it was started is kept.</summary>
    public async Task<DdbImport> ReadAsync(DdbImport import, CancellationToken token)
    {
        AccountSession target = await OpenAsync(import, token).ConfigureAwait(false);
        return ImportMapper.Map(
            await new ImportFinder(target).DescribeAsync(import.ImportArn, token).ConfigureAwait(false),
            import);
    }

    /// <summary>Reads an import of which only the ARN is known.</summary>
    public Task<DdbImport> ReadAsync(DdbAccount target, string importArn, CancellationToken token) =>
        ReadAsync(new DdbImport { ImportArn = importArn, Target = target }, token);

    /// <summary>Lists the imports of the last 90 days, of one table (name or ARN) or of all.</summary>
    public async IAsyncEnumerable<DdbImport> ListAsync(
        DdbAccount target,
        string? tableName,
        [EnumeratorCancellation] CancellationToken token)
    {
        AccountSession session = await _sessions.OpenAsync(target, token).ConfigureAwait(false);
        string? tableArn = tableName is null ? null : TableReference.Resolve(session, tableName).ToArn(session);
        var finder = new ImportFinder(session);
        await foreach (string importArn in finder.ListArnsAsync(tableArn, token).ConfigureAwait(false))
        {
            yield return ImportMapper.Map(
                await finder.DescribeAsync(importArn, token).ConfigureAwait(false),
                new DdbImport { Target = target });
        }
    }

    /// <summary>
    /// The session that an import is asked for with; refuses an object that cannot be an import of that account.
    /// </summary>
    public async Task<AccountSession> OpenAsync(DdbImport import, CancellationToken token)
    {
        if (TableArn.Parse(import.ImportArn) is not { ChildKind: "import" } arn)
        {
            throw ErrorCatalogue.ImportArnUnusable(import.ImportArn);
        }

        DdbAccount account = import.Target ?? throw ErrorCatalogue.ImportWithoutAccount(import.ImportArn);
        AccountSession session = await _sessions.OpenAsync(account, token).ConfigureAwait(false);
        return arn.AccountId == session.AccountId && arn.Region == session.Region
            ? session
            : throw ErrorCatalogue.TableOfOtherAccount(import.ImportArn, session.AccountId, session.Region);
    }
}
