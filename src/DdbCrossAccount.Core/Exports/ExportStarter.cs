using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Tokens;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Exports;

/// <summary>
/// Starts the export of several tables to S3, each from a snapshot that its stream provably reaches back to.
/// </summary>
/// <remarks>
/// Nothing is changed before every table, the bucket and the times have been checked; one table that is unfit stops
/// all.
/// After that each goes its own way: a table is started as soon as it is ready, and one that fails stops no other.
/// </remarks>
internal sealed class ExportStarter(EngineContext context)
{
    private readonly AccountSessions _sessions = new(context);

    /// <summary>Validates all tables, prepares them together and starts each when it is ready.</summary>
    public async Task StartAsync(ExportOptions givenOptions, CancellationToken token)
    {
        ExportOptions options = givenOptions with
        {
            ExportTime = UtcTime.From(givenOptions.ExportTime),
            ExportFromTime = UtcTime.From(givenOptions.ExportFromTime),
            ExportToTime = UtcTime.From(givenOptions.ExportToTime),
        };
        ExportOptionsCheck.Check(options);
        AccountSession source = await _sessions.OpenAsync(options.Source, token).ConfigureAwait(false);
        AccountSession? target = options.Target is null
            ? null
            : await _sessions.OpenAsync(options.Target, token).ConfigureAwait(false);
        string? bucketOwner =
            await new BucketProbe(context, source, target).FindOwnerAsync(options, token).ConfigureAwait(false);
        IReadOnlyList<ExportCandidate> candidates =
            await new ExportValidator(context, source, options).ValidateAsync(token).ConfigureAwait(false);
        bool sharesToken = candidates.Count > 1;
        await Task
            .WhenAll(candidates.Select(candidate =>
                StartOneAsync(candidate, options, source, bucketOwner, sharesToken, token)))
            .ConfigureAwait(false);
    }

    private async Task StartOneAsync(
        ExportCandidate candidate,
        ExportOptions options,
        AccountSession source,
        string? bucketOwner,
        bool sharesToken,
        CancellationToken token)
    {
        try
        {
            string clientToken =
                ClientTokens.For(options.ClientToken, candidate.Table.TableArn, sharesToken, context.Random);
            DdbExport export = await FindStartedAsync(candidate, options, source, clientToken, token).ConfigureAwait(false)
                ?? await PrepareAndRequestAsync(candidate, options, source, bucketOwner, clientToken, token)
                    .ConfigureAwait(false);
            context.Observer.Observe(new ResultProduced(export));
        }
        catch (DdbCrossAccountException exception)
        {
            context.Observer.Observe(new InputFailed(exception));
        }
    }

    // Only a token that the user gave can have been used before: the same command, run again after it was cut short.
    private async Task<DdbExport?> FindStartedAsync(
        ExportCandidate candidate,
        ExportOptions options,
        AccountSession source,
        string clientToken,
        CancellationToken token)
    {
        if (string.IsNullOrEmpty(options.ClientToken))
        {
            return null;
        }

        string tableArn = candidate.Table.TableArn;
        ExportDescription? started =
            await new ExportFinder(source).FindByTokenAsync(tableArn, clientToken, token).ConfigureAwait(false);
        if (started is null)
        {
            return null;
        }

        if (!StartedExport.IsAskedForBy(started, candidate.Table, options))
        {
            throw ErrorCatalogue.ExportTokenUsedDifferently(tableArn, clientToken, null);
        }

        context.Observer.Observe(new WarningRaised(
            $"Export '{started.ExportArn}' was started under client token '{clientToken}' before and is taken up "
                + "again. What was recorded then about the stream is not known here, so it proves nothing about "
                + "changes since the snapshot."));
        return ExportMapper.Map(started, new DdbExport { Source = options.Source, Target = options.Target });
    }

    private async Task<DdbExport> PrepareAndRequestAsync(
        ExportCandidate candidate,
        ExportOptions options,
        AccountSession source,
        string? bucketOwner,
        string clientToken,
        CancellationToken token)
    {
        PreparedExport prepared =
            await new ExportPreparer(context, source, options).PrepareAsync(candidate, token).ConfigureAwait(false);
        return await new ExportRequester(context, source, options)
            .RequestAsync(prepared, bucketOwner, clientToken, token)
            .ConfigureAwait(false);
    }
}
