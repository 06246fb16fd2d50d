using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Functions;

/// <summary>
/// Sees that a function has the code and the settings that were asked for, and pins the version that stands for them.
/// </summary>
/// <remarks>
/// Repeated it changes nothing and gives the same version; cut short at any point it goes on when it is run again. A
/// function that was not made here is refused. Versions, event source mappings, concurrency and environment variables that are
/// not ours are left alone: what runs in production is a version, which never changes.
/// </remarks>
internal sealed class FunctionPublisher(EngineContext context)
{
    private readonly AccountSessions _sessions = new(context);

    /// <summary>Reads what there is, checks the code, and tells what publishing will do; nothing is changed.</summary>
    public async Task<FunctionPlan> PlanAsync(FunctionOptions options, CancellationToken token)
    {
        AccountSession session = await OpenAsync(options, token).ConfigureAwait(false);
        FunctionOptionsCheck.Check(options, session.AccountId);
        FunctionPackage package = await FunctionPackageReader.ReadAsync(options, token).ConfigureAwait(false);
        var lookup = new FunctionLookup(session);
        FunctionConfiguration? existing =
            await lookup.FindAsync(options.FunctionName, null, token).ConfigureAwait(false);
        if (existing is not null)
        {
            await lookup.DemandOursAsync(existing, token).ConfigureAwait(false);
        }

        var plan = new FunctionPlan(options, lookup.ArnOf(options.FunctionName), package, existing);
        int variablesBytes = FunctionVariables.SizeOf(plan.Settings.Variables);
        return variablesBytes <= FunctionConstants.LongestVariables
            ? plan
            : throw ErrorCatalogue.FunctionEnvironmentTooLarge(plan.FunctionArn, variablesBytes);
    }

    /// <summary>Does what was planned, and waits until the version can be used.</summary>
    public async Task<DdbCdcFunction> PublishAsync(FunctionPlan plan, CancellationToken token)
    {
        AccountSession session = await OpenAsync(plan.Options, token).ConfigureAwait(false);
        return await new FunctionRollout(context, session, plan).RunAsync(token).ConfigureAwait(false);
    }

    /// <summary>Plans and publishes.</summary>
    public async Task<DdbCdcFunction> PublishAsync(FunctionOptions options, CancellationToken token)
    {
        FunctionPlan plan = await PlanAsync(options, token).ConfigureAwait(false);
        return await PublishAsync(plan, token).ConfigureAwait(false);
    }

    private Task<AccountSession> OpenAsync(FunctionOptions options, CancellationToken token) =>
        (options.IsInTarget ? options.Target : options.Source) is { } account
            ? _sessions.OpenAsync(account, token)
            : throw ErrorCatalogue.AccountMissing(options.FunctionAccount, options.FunctionName);
}
