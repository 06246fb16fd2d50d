using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Exports;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tables;
using DdbCrossAccount.Core.Tokens;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Checks one export and the table that is to be made from it; nothing is changed.</summary>
internal sealed class ImportCandidateMaker(EngineContext context, ImportOptions options, bool hasSeveral)
{
    private const string NothingDone = "Nothing was imported.";

    private readonly AccountSessions _sessions = new(context);

    /// <summary>Makes the candidate, or throws the reason why it cannot be.</summary>
    public async Task<ImportCandidate> MakeAsync(DdbExport export, CancellationToken token)
    {
        ExportCheck.CheckImportable(export);
        DdbAccount account = options.Target
            ?? export.Target
            ?? throw ErrorCatalogue.ImportTargetMissing(export.ExportArn);
        AccountSession target = await _sessions.OpenAsync(account, token).ConfigureAwait(false);
        string tableName = TableReference.Resolve(target, options.TargetTableName ?? export.TableName).Name;
        string clientToken = ClientTokens.For(options.ClientToken, export.ExportArn, hasSeveral, context.Random);
        await RequireNewTableAsync(target, tableName, clientToken, token).ConfigureAwait(false);

        DdbTableDefinition definition = await ReadDefinitionAsync(export, token).ConfigureAwait(false);
        TableCreationParameters table = new TableCreationPlan(definition, options).Make(tableName);
        string owner = export.S3BucketOwner ?? TableArn.Parse(export.TableArn)?.AccountId ?? target.AccountId;
        ExportData data = await ReadDataAsync(export, target, owner, token).ConfigureAwait(false);
        WarnOfLosses(definition, tableName);
        return new ImportCandidate
        {
            Export = export,
            Data = data,
            BucketOwner = owner,
            Target = target,
            Table = table,
            ClientToken = clientToken,
        };
    }

    // A table that an earlier run of the same command made under this token is not in the way: it is that import's.
    // One that was made under its name since is.
    private async Task RequireNewTableAsync(
        AccountSession target,
        string tableName,
        string clientToken,
        CancellationToken token)
    {
        TableDescription? table =
            await TableDescriber.FindAsync(target, tableName, NothingDone, token).ConfigureAwait(false);
        if (table is null)
        {
            return;
        }

        ImportTableDescription? earlier = string.IsNullOrEmpty(options.ClientToken)
            ? null
            : await new ImportFinder(target).FindByTokenAsync(table.TableArn, clientToken, token).ConfigureAwait(false);
        if (earlier is null || (earlier.TableId is { } made && made != table.TableId))
        {
            throw ErrorCatalogue.TargetTableExists(
                tableName,
                target.AccountId,
                target.Region,
                table.TableArn,
                table.ItemCount);
        }
    }

    private async Task<DdbTableDefinition> ReadDefinitionAsync(DdbExport export, CancellationToken token)
    {
        if (options.Definition is { } given)
        {
            return given;
        }

        DdbAccount account = export.Source
            ?? throw ErrorCatalogue.SourceDefinitionMissing(export.ExportArn, export.TableName);
        AccountSession source = await _sessions.OpenAsync(account, token).ConfigureAwait(false);
        TableDescription table =
            await TableDescriber.FindAsync(source, export.TableName, NothingDone, token).ConfigureAwait(false)
            ?? throw ErrorCatalogue.SourceDefinitionMissing(export.ExportArn, export.TableName);
        return export.TableId is null || table.TableId == export.TableId
            ? TableDefinitionMapper.Map(table, TableSettings.Unknown, account)
            : throw ErrorCatalogue.SourceTableReplaced(table.TableArn, export.TableId, table.TableId);
    }

    private async Task<ExportData> ReadDataAsync(
        DdbExport export,
        AccountSession target,
        string owner,
        CancellationToken token)
    {
        var bucket = new ExportBucket(target, export.S3Bucket, owner, NothingDone);
        ExportData data =
            await new ExportDataReader(bucket).ReadAsync(ExportFolder.Of(export), token).ConfigureAwait(false);
        ExportCheck.CheckManifest(export, data.Manifest.Summary);
        ExportCheck.CheckSize(export, data, target.Region);
        await VerifyDataAsync(bucket, data, token).ConfigureAwait(false);
        return data;
    }

    private async Task VerifyDataAsync(ExportBucket bucket, ExportData data, CancellationToken token)
    {
        string place = $"s3://{bucket.Name}/{data.Folder.DataPrefix}";
        string files = $"{data.Objects.Count} data objects ({data.TotalBytes} bytes) under '{place}'";
        if (!(options.VerifyData ?? data.TotalBytes <= ImportConstants.BytesVerifiedByDefault))
        {
            context.Observer.Observe(new PhaseEntered(
                $"{files} agree with the manifest by key and ETag; their content is not read."));
            return;
        }

        context.Observer.Observe(new PhaseEntered($"Reading {files} and checking MD5, lines and counts."));
        await new DataObjectVerifier(bucket).VerifyAsync(data.Manifest.Files, token).ConfigureAwait(false);
    }

    private void WarnOfLosses(DdbTableDefinition definition, string tableName)
    {
        bool hasSourceKey = definition.SseType == TableConstants.SseKms
            && options.SseKmsKeyId is null
            && options.SseType is null;
        if (hasSourceKey)
        {
            context.Observer.Observe(new WarningRaised(
                $"Table '{definition.TableName}' is encrypted with KMS key '{definition.SseKmsKeyArn}' of its own "
                    + $"account, which the target does not use. Table '{tableName}' is made with the target's AWS "
                    + "managed key aws/dynamodb; -SseKmsKeyId names another."));
        }

        List<string> losses = [];
        if (definition.TableClass == TableClass.STANDARD_INFREQUENT_ACCESS.Value)
        {
            losses.Add("table class STANDARD_INFREQUENT_ACCESS");
        }

        if (definition.DeletionProtectionEnabled)
        {
            losses.Add("deletion protection");
        }

        if (definition.Replicas.Length > 0)
        {
            losses.Add("global table replicas");
        }

        if (losses.Count > 0)
        {
            context.Observer.Observe(new WarningRaised(
                $"An import cannot set everything that table '{definition.TableName}' has: table '{tableName}' is made "
                + $"without {string.Join(", ", losses)}. Set it when the import has ended."));
        }
    }
}
