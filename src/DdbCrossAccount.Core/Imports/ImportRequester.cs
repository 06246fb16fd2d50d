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

namespace DdbCrossAccount.Core.Imports;

/// <summary>Asks DynamoDB to make one table from an export.</summary>
/// <remarks>
/// The token is told before the call. A lost answer is settled by the same token, so nothing is paid twice.
/// </remarks>
internal sealed class ImportRequester(EngineContext context)
{
    /// <summary>Starts the import and returns it as AWS described it, with what the export recorded.</summary>
    public async Task<DdbImport> RequestAsync(ImportCandidate candidate, CancellationToken token)
    {
        ImportTableRequest request = MakeRequest(candidate);
        string tableName = candidate.Table.TableName;
        context.Observer.Observe(new ImportRequested(tableName, candidate.Export.ExportArn, candidate.ClientToken));
        context.Observer.Observe(new PhaseEntered(
            $"Importing '{candidate.Export.ExportArn}' into table '{tableName}' in account "
                + $"{candidate.Target.AccountId} ({candidate.Target.Region}) with client token "
                + $"'{candidate.ClientToken}'."));
        try
        {
            ImportTableResponse response = await new TokenedCall(context)
                .SendAsync($"ImportTable of '{tableName}'", t => SendAsync(candidate, request, t), token)
                .ConfigureAwait(false);
            return ImportMapper.Map(response.ImportTableDescription, MakeRecord(candidate));
        }
        catch (AnswerLostException exception)
        {
            throw ErrorCatalogue.ImportOutcomeUnknown(
                tableName,
                candidate.Target.AccountId,
                candidate.ClientToken,
                exception.InnerException!);
        }
        catch (Exception exception) when (PollFailure.IsTransient(exception, token))
        {
            throw ErrorCatalogue.ImportOutcomeUnknown(
                tableName,
                candidate.Target.AccountId,
                candidate.ClientToken,
                exception);
        }
    }

    private static ImportTableRequest MakeRequest(ImportCandidate candidate) => new()
    {
        ClientToken = candidate.ClientToken,
        InputFormat = InputFormat.DYNAMODB_JSON,
        InputCompressionType = InputCompressionType.GZIP,
        S3BucketSource = new S3BucketSource
        {
            S3Bucket = candidate.Export.S3Bucket,
            S3BucketOwner = candidate.BucketOwner,
            S3KeyPrefix = candidate.Data.Folder.DataPrefix,
        },
        TableCreationParameters = candidate.Table,
    };

    private static async Task<ImportTableResponse> SendAsync(
        ImportCandidate candidate,
        ImportTableRequest request,
        CancellationToken token)
    {
        AccountSession target = candidate.Target;
        string tableName = candidate.Table.TableName;
        try
        {
            return await target.DynamoDbWithoutRetries.ImportTableAsync(request, token).ConfigureAwait(false);
        }
        catch (ResourceInUseException)
        {
            throw ErrorCatalogue.TargetTableExists(tableName, target.AccountId, target.Region, null, null);
        }
        catch (ImportConflictException exception)
        {
            throw ErrorCatalogue.ImportTokenUsedDifferently(tableName, request.ClientToken, exception);
        }
        catch (IdempotentParameterMismatchException exception)
        {
            throw ErrorCatalogue.ImportTokenUsedDifferently(tableName, request.ClientToken, exception);
        }
        catch (LimitExceededException exception)
        {
            throw ErrorCatalogue.ImportLimitReached(tableName, target.AccountId, target.Region, exception);
        }
        catch (Exception exception) when (
            ServiceErrors.CanTranslate(exception, token) && !PollFailure.IsTransient(exception, token))
        {
            throw ServiceErrors.Translate(
                exception,
                target.Call("dynamodb", "ImportTable", $"table '{tableName}'", "Nothing was imported."));
        }
    }

    private static DdbImport MakeRecord(ImportCandidate candidate)
    {
        DdbExport export = candidate.Export;
        return new DdbImport
        {
            TableName = candidate.Table.TableName,
            S3Bucket = export.S3Bucket,
            S3BucketOwner = candidate.BucketOwner,
            S3KeyPrefix = candidate.Data.Folder.DataPrefix,
            ClientToken = candidate.ClientToken,
            TotalSizeBytes = candidate.Data.TotalBytes,
            ExpectedItemCount = candidate.Data.Manifest.Summary.ItemCount,
            ExportArn = export.ExportArn,
            ExportTime = export.ExportTime ?? candidate.Data.Manifest.Summary.ExportTime,
            SourceTableName = export.TableName,
            SourceTableArn = export.TableArn,
            SourceTableId = export.TableId,
            StreamArn = export.StreamArn,
            StreamViewType = export.StreamViewType,
            StreamEnabledTime = export.StreamEnabledTime,
            ShardPositions = export.ShardPositions,
            Source = export.Source,
            Target = candidate.Target.Account,
        };
    }
}
