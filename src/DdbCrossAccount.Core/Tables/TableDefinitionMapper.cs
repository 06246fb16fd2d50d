using System.Collections.Generic;
using System.Linq;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Core.Tables;

/// <summary>Turns what DynamoDB tells of a table into a <see cref="DdbTableDefinition"/>.</summary>
internal static class TableDefinitionMapper
{
    /// <summary>Maps one table.</summary>
    public static DdbTableDefinition Map(TableDescription table, TableSettings settings, DdbAccount? source)
    {
        bool onDemand = IsOnDemand(table);
        bool streams = table.StreamSpecification?.StreamEnabled == true;
        return new DdbTableDefinition
        {
            TableName = table.TableName,
            TableArn = table.TableArn,
            TableId = table.TableId,
            TableStatus = table.TableStatus?.Value,
            CreationTime = UtcTime.From(table.CreationDateTime),
            ItemCount = table.ItemCount,
            SizeBytes = table.TableSizeBytes,
            Keys = [.. TableIndexMapper.Keys(table)],
            Indexes = [.. TableIndexMapper.Indexes(table, onDemand)],
            IndexProjections = [.. TableIndexMapper.Projections(table)],
            BillingMode = onDemand ? BillingMode.PAY_PER_REQUEST.Value : BillingMode.PROVISIONED.Value,
            ReadCapacityUnits = onDemand ? null : table.ProvisionedThroughput?.ReadCapacityUnits,
            WriteCapacityUnits = onDemand ? null : table.ProvisionedThroughput?.WriteCapacityUnits,
            MaxReadRequestUnits = Cap(table.OnDemandThroughput?.MaxReadRequestUnits),
            MaxWriteRequestUnits = Cap(table.OnDemandThroughput?.MaxWriteRequestUnits),
            WarmReadUnitsPerSecond = table.WarmThroughput?.ReadUnitsPerSecond,
            WarmWriteUnitsPerSecond = table.WarmThroughput?.WriteUnitsPerSecond,
            TableClass = table.TableClassSummary?.TableClass?.Value ?? TableClass.STANDARD.Value,
            SseType = UsesKms(table) ? TableConstants.SseKms : TableConstants.SseOwned,
            SseKmsKeyArn = UsesKms(table) ? table.SSEDescription.KMSMasterKeyArn : null,
            StreamEnabled = streams,
            StreamViewType = streams ? table.StreamSpecification!.StreamViewType?.Value : null,
            LatestStreamArn = table.LatestStreamArn,
            DeletionProtectionEnabled = table.DeletionProtectionEnabled == true,
            TimeToLiveStatus = settings.TimeToLive?.TimeToLiveStatus?.Value,
            TimeToLiveAttributeName = settings.TimeToLive?.AttributeName,
            PitrEnabled = settings.Recovery is { } recovery
                ? recovery.PointInTimeRecoveryStatus == PointInTimeRecoveryStatus.ENABLED
                : null,
            PitrRecoveryPeriodInDays = settings.Recovery?.RecoveryPeriodInDays,
            EarliestRestorableTime = UtcTime.From(settings.Recovery?.EarliestRestorableDateTime),
            LatestRestorableTime = UtcTime.From(settings.Recovery?.LatestRestorableDateTime),
            Tags = settings.Tags,
            KinesisDestinations = settings.KinesisDestinations,
            ContributorInsights = settings.ContributorInsights,
            HasResourcePolicy = Exists(settings.TablePolicy),
            ResourcePolicy = NullIfEmpty(settings.TablePolicy),
            HasStreamResourcePolicy = Exists(settings.StreamPolicy),
            StreamResourcePolicy = NullIfEmpty(settings.StreamPolicy),
            Replicas = [.. Replicas(table)],
            GlobalTableVersion = table.GlobalTableVersion,
            MultiRegionConsistency = table.MultiRegionConsistency?.Value,
            WitnessRegions = [.. (table.GlobalTableWitnesses ?? []).Select(witness => witness.RegionName)],
            Source = source,
        };
    }

    /// <summary>An on-demand maximum of -1 says that there is none.</summary>
    public static long? Cap(long? maximum) => maximum is null or < 0 ? null : maximum;

    // BillingModeSummary is absent for a table that was always provisioned.
    private static bool IsOnDemand(TableDescription table) =>
        table.BillingModeSummary?.BillingMode == BillingMode.PAY_PER_REQUEST;

    // SSEDescription is absent with AWS's own key.
    private static bool UsesKms(TableDescription table) =>
        table.SSEDescription is { } sse && sse.SSEType == SSEType.KMS && sse.Status != SSEStatus.DISABLED;

    private static IEnumerable<DdbTableReplica> Replicas(TableDescription table) =>
        (table.Replicas ?? []).Select(replica => new DdbTableReplica
        {
            Region = replica.RegionName,
            ReplicaArn = replica.ReplicaArn,
            Status = replica.ReplicaStatus?.Value,
            KmsKeyId = replica.KMSMasterKeyId,
            TableClass = replica.ReplicaTableClassSummary?.TableClass?.Value,
        });

    private static bool? Exists(string? policy) => policy is null ? null : policy.Length > 0;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
