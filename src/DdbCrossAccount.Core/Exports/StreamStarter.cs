using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Sees that a stream with new images is on, and from which service time on that is certain.</summary>
/// <remarks>
/// A stream that is on already is kept as it is. One whose origin is unclear after a lost answer counts as somebody
/// else's, because what somebody else turned on is never turned off.
/// </remarks>
internal sealed class StreamStarter(EngineContext context, AccountSession source, ExportOptions options)
{
    private const string Waiting = "the stream to be turned on";
    private const string State = "Whether the stream was turned on is not known; nothing was exported.";

    /// <summary>True when the stream that is on shows new values.</summary>
    public static bool HasUsableView(TableDescription table) =>
        table.StreamSpecification?.StreamViewType?.Value is ExportConstants.NewImage or ExportConstants.NewAndOldImages;

    /// <summary>The stream that is on now, without a proof of when; none when it shows no new values.</summary>
    public static StreamProof Existing(TableDescription table) =>
        table.StreamSpecification?.StreamEnabled == true && HasUsableView(table)
            ? new StreamProof
            {
                WasEnabled = true,
                StreamArn = table.LatestStreamArn,
                ViewType = table.StreamSpecification.StreamViewType.Value,
            }
            : StreamProof.None;

    /// <summary>Turns the stream on where none is, and proves it.</summary>
    public async Task<StreamProof> EnsureAsync(ExportCandidate candidate, PreparationWait wait, CancellationToken token)
    {
        bool isOurs = !candidate.HasStream
            && await TurnOnAsync(candidate.Table, wait, token).ConfigureAwait(false) == ChangeOutcome.Ours;
        TableDescription table = await WaitForStreamAsync(candidate.Table, wait, token).ConfigureAwait(false);
        StreamProof proof = await new StreamProver(source).ProveAsync(table, wait, token).ConfigureAwait(false);
        WarnIfOriginIsUnclear(candidate, isOurs);
        return proof with { WasEnabled = !isOurs };
    }

    private async Task<ChangeOutcome> TurnOnAsync(TableDescription table, PreparationWait wait, CancellationToken token)
    {
        context.Observer.Observe(new SourceChangeRequested(table.TableArn, "stream", "OFF", options.StreamViewType));
        context.Observer.Observe(new PhaseEntered(
            $"Turning on a stream ({options.StreamViewType}) of '{table.TableArn}'; there was none."));
        var change = new SettingChange(wait)
        {
            WaitingFor = Waiting,
            Send = t => SendAsync(table.TableName, t),
            IsInPlace = async t => IsOn(
                await TableDescriber.DescribeAsync(source, table.TableName, State, t).ConfigureAwait(false)),
            IsBusy = IsBusy,
        };
        try
        {
            return await change.ApplyAsync(token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(
                exception,
                source.Call("dynamodb", "UpdateTable", table.TableArn, "Nothing was exported."));
        }
    }

    private async Task SendAsync(string tableName, CancellationToken token)
    {
        var request = new UpdateTableRequest
        {
            TableName = tableName,
            StreamSpecification = new StreamSpecification
            {
                StreamEnabled = true,
                StreamViewType = StreamViewType.FindValue(options.StreamViewType),
            },
        };
        await source.DynamoDbWithoutRetries.UpdateTableAsync(request, token).ConfigureAwait(false);
    }

    // Another change of the table is under way, or the table's description is read to find a stream there already.
    private static bool IsBusy(Exception exception) =>
        exception is ResourceInUseException or LimitExceededException || IsAlreadyOn(exception);

    // AWS's answer to turning a stream on twice is a plain validation error; its text is the only mark.
    private static bool IsAlreadyOn(Exception exception) =>
        exception is AmazonDynamoDBException { ErrorCode: "ValidationException" }
        && exception.Message.Contains("already has an enabled stream", StringComparison.OrdinalIgnoreCase);

    private static bool IsOn(TableDescription table) => table.StreamSpecification?.StreamEnabled == true;

    private async Task<TableDescription> WaitForStreamAsync(
        TableDescription table,
        PreparationWait wait,
        CancellationToken token)
    {
        while (true)
        {
            TableDescription now = await wait
                .ReadAsync(Waiting, t => TableDescriber.DescribeAsync(source, table.TableName, State, t), token)
                .ConfigureAwait(false);
            if (IsOn(now) && !string.IsNullOrEmpty(now.LatestStreamArn))
            {
                return HasUsableView(now)
                    ? now
                    : throw ErrorCatalogue.StreamViewTypeUnusable(now.TableArn, now.StreamSpecification.StreamViewType);
            }

            await wait.PauseAsync(Waiting, null, null, token).ConfigureAwait(false);
        }
    }

    private void WarnIfOriginIsUnclear(ExportCandidate candidate, bool isOurs)
    {
        if (!candidate.HasStream && !isOurs)
        {
            context.Observer.Observe(new WarningRaised(
                $"A stream of '{candidate.Table.TableArn}' is on, and it cannot be told whether this command or "
                    + "somebody else turned it on. It counts as somebody else's and will not be turned off again."));
        }
    }
}
