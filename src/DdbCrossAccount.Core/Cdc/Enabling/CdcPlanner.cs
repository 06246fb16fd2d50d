using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDBStreams;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>
/// Shows, by reading alone, that change data capture of a table loses nothing from the snapshot on; else it says why not.
/// </summary>
/// <remarks>
/// Not shown by reading: that the function's role may write to target and ledger. Until it may, batches fail and are
/// delivered again, and nothing is lost.
/// </remarks>
internal sealed class CdcPlanner(EngineContext context, CdcOptions options)
{
    private const string NothingDone = "Nothing was changed.";

    /// <summary>The plan; throws what stands against it.</summary>
    public async Task<CdcPlan> PlanAsync(CdcRequest request, CancellationToken token)
    {
        CdcSessions sessions = await OpenAsync(request, token).ConfigureAwait(false);
        TableDescription source = await DescribeAsync(sessions.Source, request.SourceTableName, token).ConfigureAwait(false);
        TableDescription target = await DescribeAsync(sessions.Target, request.TargetTableName, token).ConfigureAwait(false);
        TableCheck.Check(request, source, target);
        DemandSameRegion(sessions, source.LatestStreamArn);
        StreamFacts stream = await ReadStreamAsync(sessions.Source, source, token).ConfigureAwait(false);
        FunctionFacts? function = await FindFunctionAsync(sessions, pinnedArn: null, token).ConfigureAwait(false);
        LedgerPlace place = LedgerOf(sessions.Target, function);
        var ledger = new LedgerAccess(context, sessions.Target, place, NothingDone);
        bool isLedgerThere = await ledger.IsThereAsync(token).ConfigureAwait(false);
        CdcControl? control = isLedgerThere
            ? ControlCheck.Check(
                request, source, target, await ledger.Rows.ReadControlsAsync(token).ConfigureAwait(false))
            : null;
        function = await RepinAsync(sessions, function, control, token).ConfigureAwait(false);
        IReadOnlyList<EventSourceMappingConfiguration> mappings =
            await new MappingReader(sessions.Function, NothingDone).ListAsync(stream.StreamArn, token).ConfigureAwait(false);
        EventSourceMappingConfiguration? own = CheckMappings(mappings, function);
        var plan = new CdcPlan
        {
            Request = request,
            Options = options,
            Sessions = sessions,
            SourceTable = source,
            TargetTable = target,
            Stream = stream,
            Ledger = place,
            IsLedgerThere = isLedgerThere,
            Function = function,
            Control = control,
            Mappings = mappings,
            Settings = MappingSettingsPlan.Compute(WriteFigures.Of(source, stream), options),
        };
        await DemandNoGapAsync(plan, own, ledger, token).ConfigureAwait(false);
        await DemandPublishableAsync(plan, token).ConfigureAwait(false);
        Warn(plan, own);
        return plan;
    }

    private async Task<CdcSessions> OpenAsync(CdcRequest request, CancellationToken token)
    {
        var sessions = new AccountSessions(context);
        return new CdcSessions(
            await sessions.OpenAsync(request.Source, token).ConfigureAwait(false),
            await sessions.OpenAsync(request.Target, token).ConfigureAwait(false),
            options.IsFunctionInTarget);
    }

    private static Task<TableDescription> DescribeAsync(AccountSession session, string nameOrArn, CancellationToken token) =>
        TableDescriber.DescribeAsync(session, TableReference.Resolve(session, nameOrArn).Name, NothingDone, token);

    private static void DemandSameRegion(CdcSessions sessions, string streamArn)
    {
        if (sessions.Function.Region != sessions.Source.Region)
        {
            throw ErrorCatalogue.StreamInOtherRegion(streamArn, sessions.Source.Region, sessions.Function.Region);
        }
    }

    private static async Task<StreamFacts> ReadStreamAsync(
        AccountSession session, TableDescription source, CancellationToken token)
    {
        using AmazonDynamoDBStreamsClient client = session.CreateStreams();
        return await new StreamFactsReader(session, client).ReadAsync(source.LatestStreamArn, token).ConfigureAwait(false)
            ?? throw ErrorCatalogue.StreamOff(source.TableArn);
    }

    private async Task<FunctionFacts?> FindFunctionAsync(CdcSessions sessions, string? pinnedArn, CancellationToken token)
    {
        string name = options.FunctionName ?? FunctionConstants.DefaultName;
        FunctionFacts? function = await new FunctionReader(sessions.Function, sessions.FunctionAccount, NothingDone)
            .FindAsync(name, pinnedArn, token).ConfigureAwait(false);
        if (function is null && options.FunctionRoleArn is null)
        {
            throw ErrorCatalogue.FunctionNotFound(name, sessions.Function.AccountId, sessions.Function.Region, NothingDone);
        }

        return function;
    }

    private LedgerPlace LedgerOf(AccountSession target, FunctionFacts? function)
    {
        string? name = options.LedgerTableName;
        if (name is null && function is not null && TableArn.Parse(function.LedgerArn) is { } arn)
        {
            name = arn.TableName;
        }

        LedgerPlace place = LedgerPlace.In(target, name);
        FunctionCheck.Check(function, place, options);
        return place;
    }

    // A newer version that was published meanwhile stays out: what is pinned changes only when that is asked for.
    private async Task<FunctionFacts?> RepinAsync(
        CdcSessions sessions, FunctionFacts? function, CdcControl? control, CancellationToken token)
    {
        if (function is null || control is null || FunctionReference.VersionOf(control.FunctionArn) is null)
        {
            return function;
        }

        FunctionFacts? pinned = await FindFunctionAsync(sessions, control.FunctionArn, token).ConfigureAwait(false);
        ControlCheck.CheckFunction(control, pinned ?? function);
        return pinned;
    }

    private static EventSourceMappingConfiguration? CheckMappings(
        IReadOnlyList<EventSourceMappingConfiguration> mappings, FunctionFacts? function)
    {
        EventSourceMappingConfiguration? own = null;
        if (function is not null)
        {
            foreach (EventSourceMappingConfiguration mapping in MappingReader.Of(mappings, function.Arn))
            {
                MappingCheck.Check(mapping, function.Arn);
                own = mapping;
            }
        }

        return own;
    }

    // What the ledger knows was proved before it was written there; since then only time has passed.
    private static async Task DemandNoGapAsync(
        CdcPlan plan, EventSourceMappingConfiguration? own, LedgerAccess ledger, CancellationToken token)
    {
        if (plan.Control is not { } control)
        {
            SnapshotCheck.Check(plan.Request, plan.SourceTable, plan.TargetTable, plan.Stream);
            return;
        }

        BrokenWindow? broken = await ledger.Rows.ReadBrokenWindowAsync(control.Scope, token).ConfigureAwait(false);
        PauseCheck.Check(control, own, broken, plan.Stream.ReadTime);
        CdcFigures figures = await ledger.Rows.ReadFiguresAsync(control.Scope, token).ConfigureAwait(false);
        if (own is null || figures.Batches == 0)
        {
            SnapshotCheck.CheckReach(plan.Stream, control.SnapshotTime);
        }
    }

    private async Task DemandPublishableAsync(CdcPlan plan, CancellationToken token)
    {
        if (plan.IsPublished)
        {
            await new FunctionPublisher(context).PlanAsync(plan.ToFunctionOptions(), token).ConfigureAwait(false);
        }
    }

    private void Warn(CdcPlan plan, EventSourceMappingConfiguration? own)
    {
        foreach (string warning in PlanWarnings.Of(plan, own))
        {
            context.Observer.Observe(new WarningRaised(warning));
        }
    }
}
