using System;
using System.Linq;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>
/// Whether every change since the snapshot can still be read: the stream was on before it, and still reaches back to it;
/// pure.
/// </summary>
/// <remarks>All times are the services' own; no clock of this machine takes part.</remarks>
internal static class SnapshotCheck
{
    private const string NothingDone = "Nothing was changed.";

    /// <summary>Throws what stands against it.</summary>
    /// <param name="request">What the load recorded.</param>
    /// <param name="source">The source table.</param>
    /// <param name="target">The target table.</param>
    /// <param name="stream">The source's stream as it is now.</param>
    public static void Check(CdcRequest request, TableDescription source, TableDescription target, StreamFacts stream)
    {
        if (!stream.IsOn)
        {
            throw ErrorCatalogue.StreamOff(source.TableArn);
        }

        if (request.SnapshotTime is not { } snapshot)
        {
            throw ErrorCatalogue.SnapshotTimeMissing(source.TableArn, target.TableArn);
        }

        if (snapshot > stream.ReadTime)
        {
            throw ErrorCatalogue.SnapshotInFuture(target.TableArn, snapshot, stream.ReadTime);
        }

        DemandOnBefore(request, stream, snapshot);
        DemandReach(stream, snapshot);
        DemandShards(request, stream, snapshot);
    }

    /// <summary>Throws when the stream no longer reaches back to the snapshot, which is all that can change after the first proof.</summary>
    public static void CheckReach(StreamFacts stream, DateTime? snapshot)
    {
        if (snapshot is { } time)
        {
            DemandReach(stream, time);
        }
    }

    /// <summary>How much of the retention is left for catching up.</summary>
    public static TimeSpan WindowLeft(DateTime snapshot, DateTime now) =>
        CdcConstants.StreamRetention - (now - (snapshot - CdcConstants.SkipMargin));

    // The stream's own time of its request is all that is known of one that somebody else turned on.
    private static void DemandOnBefore(CdcRequest request, StreamFacts stream, DateTime snapshot)
    {
        DateTime onSince = request.StreamEnabledTime
            ?? stream.RequestedTime + CdcConstants.TurningOn
            ?? stream.ReadTime;
        if (onSince + CdcConstants.SnapshotMargin > snapshot)
        {
            throw ErrorCatalogue.StreamYoungerThanSnapshot(stream.StreamArn, onSince, snapshot);
        }
    }

    private static void DemandReach(StreamFacts stream, DateTime snapshot)
    {
        if (WindowLeft(snapshot, stream.ReadTime) < CdcConstants.WindowMargin)
        {
            throw ErrorCatalogue.SnapshotOutOfStream(stream.StreamArn, snapshot, stream.ReadTime);
        }
    }

    // A shard that was open then may hold changes from after the snapshot, so it has to be there still.
    private static void DemandShards(CdcRequest request, StreamFacts stream, DateTime snapshot)
    {
        string? gone = request.ShardPositions
            .Where(position => position.EndingSequenceNumber is null)
            .Select(position => position.ShardId)
            .FirstOrDefault(shardId => stream.Shards.All(shard => shard.ShardId != shardId));
        if (gone is not null)
        {
            throw ErrorCatalogue.StreamRecordsTrimmed(
                stream.StreamArn, gone, $"the snapshot ({Figures.Time(snapshot)})", NothingDone);
        }
    }
}
