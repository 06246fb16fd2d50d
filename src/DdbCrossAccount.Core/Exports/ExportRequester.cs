using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tokens;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Asks DynamoDB for the export of one prepared table.</summary>
/// <remarks>
/// The token is told before the call. A lost answer is settled by the same token, so no export is paid twice.
/// </remarks>
internal sealed class ExportRequester(EngineContext context, AccountSession source, ExportOptions options)
{
    /// <summary>Starts the export and returns it as AWS described it, with the proof.</summary>
    /// <param name="prepared">The table.</param>
    /// <param name="bucketOwner">The bucket's owner where that is not the source account.</param>
    /// <param name="clientToken">The token of this request.</param>
    /// <param name="token">Ends the call.</param>
    public async Task<DdbExport> RequestAsync(
        PreparedExport prepared,
        string? bucketOwner,
        string clientToken,
        CancellationToken token)
    {
        TableDescription table = prepared.Candidate.Table;
        ExportTableToPointInTimeRequest request = MakeRequest(prepared, bucketOwner, clientToken);
        context.Observer.Observe(new ExportRequested(table.TableArn, clientToken, request.ExportTime));
        context.Observer.Observe(new PhaseEntered(
            $"Exporting '{table.TableArn}' to bucket '{options.S3Bucket}' with client token '{clientToken}'."));
        try
        {
            ExportTableToPointInTimeResponse response = await new TokenedCall(context)
                .SendAsync(
                    $"ExportTableToPointInTime of '{table.TableArn}'",
                    t => SendAsync(request, t),
                    token)
                .ConfigureAwait(false);
            DemandSameTable(table, response.ExportDescription);
            return ExportMapper.Map(response.ExportDescription, MakeRecord(prepared, bucketOwner, clientToken));
        }
        catch (AnswerLostException exception)
        {
            throw ErrorCatalogue.ExportOutcomeUnknown(table.TableArn, clientToken, exception.InnerException!);
        }
        catch (Exception exception) when (PollFailure.IsTransient(exception, token))
        {
            throw ErrorCatalogue.ExportOutcomeUnknown(table.TableArn, clientToken, exception);
        }
    }

    private ExportTableToPointInTimeRequest MakeRequest(PreparedExport prepared, string? bucketOwner, string clientToken)
    {
        bool isIncremental = options.ExportType == ExportConstants.IncrementalExport;
        return new ExportTableToPointInTimeRequest
        {
            TableArn = prepared.Candidate.Table.TableArn,
            ExportType = ExportType.FindValue(options.ExportType),
            ExportFormat = ExportFormat.DYNAMODB_JSON,
            ExportTime = isIncremental ? null : prepared.Time,
            IncrementalExportSpecification = isIncremental ? MakeWindow(prepared) : null,
            ClientToken = clientToken,
            S3Bucket = options.S3Bucket,
            S3BucketOwner = bucketOwner,
            S3Prefix = string.IsNullOrEmpty(options.S3Prefix) ? null : options.S3Prefix,
            S3SseAlgorithm = options.S3SseAlgorithm is null ? null : S3SseAlgorithm.FindValue(options.S3SseAlgorithm),
            S3SseKmsKeyId = options.S3SseKmsKeyId,
        };
    }

    private IncrementalExportSpecification MakeWindow(PreparedExport prepared) => new()
    {
        ExportFromTime = ExportWindow.Floor(options.ExportFromTime!.Value),
        ExportToTime = prepared.Time,
        ExportViewType = options.ExportViewType is null ? null : ExportViewType.FindValue(options.ExportViewType),
    };

    private async Task<ExportTableToPointInTimeResponse> SendAsync(
        ExportTableToPointInTimeRequest request,
        CancellationToken token)
    {
        try
        {
            return await source.DynamoDbWithoutRetries.ExportTableToPointInTimeAsync(request, token).ConfigureAwait(false);
        }
        catch (TableNotFoundException)
        {
            throw ErrorCatalogue.TableNotFound(
                request.TableArn,
                source.AccountId,
                source.Region,
                "It was there when the export was prepared; nothing was exported.");
        }
        catch (PointInTimeRecoveryUnavailableException)
        {
            throw ErrorCatalogue.PointInTimeRecoveryOff(
                request.TableArn,
                "It was on when the export was prepared; nothing was exported.");
        }
        catch (ExportConflictException exception)
        {
            throw ErrorCatalogue.ExportTokenUsedDifferently(request.TableArn, request.ClientToken, exception);
        }
        catch (LimitExceededException exception)
        {
            throw ErrorCatalogue.ExportLimitReached(request.TableArn, source.AccountId, source.Region, exception);
        }
        catch (InvalidExportTimeException exception)
        {
            throw ErrorCatalogue.ExportTimeRefused(
                request.TableArn,
                request.ExportTime ?? request.IncrementalExportSpecification.ExportFromTime ?? default,
                exception);
        }
        catch (Exception exception) when (
            ServiceErrors.CanTranslate(exception, token) && !PollFailure.IsTransient(exception, token))
        {
            throw ServiceErrors.Translate(
                exception,
                source.Call("dynamodb", "ExportTableToPointInTime", request.TableArn, "Nothing was exported."));
        }
    }

    // The request names the table by its ARN, which a table of the same name has too; only the answer tells whose id it is.
    private static void DemandSameTable(TableDescription table, ExportDescription export)
    {
        if (export.TableId is { } exportedId && exportedId != table.TableId)
        {
            throw ErrorCatalogue.ExportedTableReplaced(export.ExportArn, table.TableId, exportedId);
        }
    }

    private DdbExport MakeRecord(PreparedExport prepared, string? bucketOwner, string clientToken)
    {
        TableDescription table = prepared.Candidate.Table;
        bool isFull = options.ExportType == ExportConstants.FullExport;
        return new DdbExport
        {
            TableName = table.TableName,
            TableArn = table.TableArn,
            TableId = table.TableId,
            ExportTime = isFull ? prepared.Time : null,
            ExportFromTime = options.ExportFromTime,
            ExportToTime = isFull ? null : prepared.Time,
            ExportViewType = options.ExportViewType,
            S3Bucket = options.S3Bucket,
            S3BucketOwner = bucketOwner,
            S3Prefix = options.S3Prefix,
            S3SseAlgorithm = options.S3SseAlgorithm,
            S3SseKmsKeyId = options.S3SseKmsKeyId,
            ClientToken = clientToken,
            PitrWasEnabled = prepared.WasRecoveryOn,
            StreamWasEnabled = prepared.Stream.WasEnabled,
            StreamArn = prepared.Stream.StreamArn,
            StreamViewType = prepared.Stream.ViewType,
            StreamEnabledTime = prepared.Stream.EnabledTime,
            LatestRestorableTime = prepared.LatestRestorable,
            ShardPositions = prepared.Stream.Shards,
            Source = options.Source,
            Target = options.Target,
        };
    }
}
