using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Makes the parts of one table's change data capture, in this order: control row, function, queue, policies, mapping.</summary>
/// <remarks>
/// Each part is written down before it is made, and looked for before it is made again, so a run that was killed anywhere is
/// finished by the same command, and one that is finished changes nothing.
/// </remarks>
internal sealed class CdcBuilder(EngineContext context, CdcPlan plan, SharedParts shared)
{
    private const string State = "What was made so far is kept and written down in the ledger.";
    private const int RunIdBytes = 6;

    private readonly PartWait _wait = new(context, plan.SourceTable.TableName, State);
    private readonly LedgerAccess _ledger = new(context, plan.Sessions.Target, plan.Ledger, State);

    /// <summary>Makes what is not there and waits until it is at work.</summary>
    public async Task<DdbCdc> BuildAsync(CancellationToken token)
    {
        if (plan.Control is null)
        {
            await shared.EnsureLedgerAsync(_ledger, plan.Ledger, token).ConfigureAwait(false);
            await ClaimTargetAsync(token).ConfigureAwait(false);
        }

        ControlJournal journal = await OpenJournalAsync(token).ConfigureAwait(false);
        FunctionFacts function = await PinAsync(journal, token).ConfigureAwait(false);
        await new QueueMaker(plan.Sessions.Function, _wait, State)
            .EnsureAsync(journal, plan.SourceTable.TableName, token).ConfigureAwait(false);
        await GrantAsync(journal, function, token).ConfigureAwait(false);
        await ProveAsync(journal, function, token).ConfigureAwait(false);
        EventSourceMappingConfiguration mapping = await MapAsync(journal, function, token).ConfigureAwait(false);
        return CdcMapper.Map(
            journal.Control, plan.Ledger, mapping, function, plan.Sessions, plan.Request.OwesCompare);
    }

    private async Task ClaimTargetAsync(CancellationToken token)
    {
        TargetClaim claim = await _ledger.Rows
            .ClaimTargetAsync(plan.TargetTable.TableArn, plan.Stream.StreamArn, token).ConfigureAwait(false);
        if (claim.StreamArn != plan.Stream.StreamArn)
        {
            throw ErrorCatalogue.TargetFedByOtherStream(plan.TargetTable.TableArn, plan.Stream.StreamArn, claim.StreamArn);
        }
    }

    private async Task<ControlJournal> OpenJournalAsync(CancellationToken token)
    {
        CdcControl? control = plan.Control;
        if (control is null)
        {
            control = await _ledger.Rows.TryWriteControlAsync(NewControl(), token).ConfigureAwait(false)
                ?? (await _ledger.Rows.ReadControlAsync(plan.Stream.StreamArn, token).ConfigureAwait(false)).Control
                ?? throw ErrorCatalogue.CdcNotFound(plan.Stream.StreamArn, plan.Ledger.Arn);
            ControlCheck.Check(plan.Request, plan.SourceTable, plan.TargetTable, [control]);
        }

        return new ControlJournal(_ledger, plan.Ledger.Arn, control);
    }

    private CdcControl NewControl() => new()
    {
        StreamArn = plan.Stream.StreamArn,
        RunId = NewRunId(),
        SourceTableArn = plan.SourceTable.TableArn,
        SourceTableId = plan.SourceTable.TableId ?? string.Empty,
        TargetTableArn = plan.TargetTable.TableArn,
        TargetTableId = plan.TargetTable.TableId ?? string.Empty,
        Key = KeyOf(plan.SourceTable),
        FunctionArn = plan.FunctionArn,
        Epoch = 1,
        State = CdcState.Stopped,
        SnapshotTime = plan.Request.SnapshotTime,
        SkipBefore = plan.Request.IsSnapshotOfExport ? plan.Request.SnapshotTime - CdcConstants.SkipMargin : null,
        FunctionAccount = plan.Sessions.IsFunctionInTarget ? CdcFunctionAccount.Target : CdcFunctionAccount.Source,
        BatchSize = plan.Settings.BatchSize,
        BatchWindowSeconds = plan.Settings.BatchWindowSeconds,
        Made = [new CdcResource(CdcResourceKind.Ledger, plan.Ledger.Arn, null, IsMade: true)],
    };

    private string NewRunId()
    {
        var bytes = new byte[RunIdBytes];
        lock (context.Random)
        {
            context.Random.NextBytes(bytes);
        }

        return Convert.ToHexString(bytes).ToLowerInvariant();
    }

    private static KeySchema KeyOf(TableDescription table)
    {
        KeyAttribute Attribute(KeySchemaElement element) => new(
            element.AttributeName,
            Enum.Parse<KeyAttributeType>(
                table.AttributeDefinitions.First(each => each.AttributeName == element.AttributeName).AttributeType.Value));
        KeySchemaElement? sort = table.KeySchema.FirstOrDefault(element => element.KeyType == KeyType.RANGE);
        return new KeySchema(
            Attribute(table.KeySchema.First(element => element.KeyType == KeyType.HASH)),
            sort is null ? null : Attribute(sort));
    }

    // A function that is published here stands in the inventory of each table that it was published for: the last one that is
    // removed takes it along.
    private async Task<FunctionFacts> PinAsync(ControlJournal journal, CancellationToken token)
    {
        FunctionFacts? function = null;
        string arn = FunctionReference.WithoutVersion(plan.FunctionArn);
        if (plan.Function is null || journal.IsPending(CdcResourceKind.Function, arn))
        {
            await journal.MakeAsync(
                new CdcResource(CdcResourceKind.Function, arn, null, IsMade: false),
                async t =>
                {
                    function = await shared.EnsureFunctionAsync(plan, t).ConfigureAwait(false);
                    return new CdcResource(CdcResourceKind.Function, arn, null, IsMade: true);
                },
                token).ConfigureAwait(false);
        }
        else
        {
            function = await shared.EnsureFunctionAsync(plan, token).ConfigureAwait(false);
        }

        if (FunctionReference.VersionOf(journal.Control.FunctionArn) is null)
        {
            await journal.WriteAsync(now => now with { FunctionArn = function!.Arn }, token).ConfigureAwait(false);
        }

        ControlCheck.CheckFunction(journal.Control, function!);
        return function!;
    }

    private async Task GrantAsync(ControlJournal journal, FunctionFacts function, CancellationToken token)
    {
        IReadOnlyList<PolicyGrant> grants = GrantPlan.Of(
            plan.Sessions, function, plan.Stream.StreamArn, plan.TargetTable.TableArn, plan.Ledger.Arn);
        AccountSession owner = plan.Sessions.IsFunctionInTarget ? plan.Sessions.Source : plan.Sessions.Target;
        var writer = new ResourcePolicyWriter(context, owner, _wait);
        foreach (PolicyGrant grant in grants)
        {
            bool isThere = await writer.HoldsAsync(grant, token).ConfigureAwait(false);
            if (isThere && !journal.IsPending(CdcResourceKind.Policy, grant.ResourceArn))
            {
                continue;
            }

            await journal.MakeAsync(
                new CdcResource(CdcResourceKind.Policy, grant.ResourceArn, grant.Sid, IsMade: false),
                async t =>
                {
                    await writer.AddAsync(grant, t).ConfigureAwait(false);
                    return new CdcResource(CdcResourceKind.Policy, grant.ResourceArn, grant.Sid, IsMade: true);
                },
                token).ConfigureAwait(false);
        }
    }

    // Once its mapping is there, batches show it better.
    private async Task ProveAsync(ControlJournal journal, FunctionFacts function, CancellationToken token)
    {
        if (journal.Control.MappingId is null)
        {
            await new FunctionProbe(context, plan.Sessions.Function, _wait, State)
                .ProveAsync(journal.Control, function, token).ConfigureAwait(false);
        }
    }

    private async Task<EventSourceMappingConfiguration> MapAsync(
        ControlJournal journal, FunctionFacts function, CancellationToken token)
    {
        bool isEnabled = !plan.Options.IsDisabled;
        await SwitchAsync(journal, isEnabled ? CdcState.Applying : CdcState.Stopped, token).ConfigureAwait(false);
        var maker = new MappingMaker(context, plan.Sessions.Function, _wait, State);
        MappingSettings settings = Settings(journal.Control);
        await maker.EnsureAsync(journal, function, settings, isEnabled, token).ConfigureAwait(false);
        context.Observer.Observe(new PhaseEntered(string.Create(
            CultureInfo.InvariantCulture,
            $"Event source mapping '{journal.Control.MappingId}' feeds '{function.Arn}' with up to {settings.BatchSize} "
                + $"records of '{plan.Stream.StreamArn}', gathered for {settings.BatchWindowSeconds} s.")));
        EventSourceMappingConfiguration mapping = await maker
            .SetAsync(journal.Control.MappingId!, isEnabled, settings, token).ConfigureAwait(false);
        if (journal.Control.BatchSize != settings.BatchSize || journal.Control.BatchWindowSeconds != settings.BatchWindowSeconds)
        {
            await journal.WriteAsync(
                now => now with { BatchSize = settings.BatchSize, BatchWindowSeconds = settings.BatchWindowSeconds },
                token).ConfigureAwait(false);
        }

        return mapping;
    }

    // What was computed once stays: another run measures other rates, and nothing changes that was not asked for.
    private MappingSettings Settings(CdcControl control) => plan.Settings with
    {
        BatchSize = plan.Options.BatchSize ?? control.BatchSize,
        BatchWindowSeconds = plan.Options.BatchWindowSeconds ?? control.BatchWindowSeconds,
    };

    private static async Task SwitchAsync(ControlJournal journal, CdcState state, CancellationToken token)
    {
        if (journal.Control.State != state)
        {
            await journal.WriteAsync(now => now with { State = state }, token).ConfigureAwait(false);
        }
    }
}
