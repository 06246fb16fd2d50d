using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Core.Tables;

/// <summary>What a table's definition has beside DescribeTable. A part that could not be read is null.</summary>
internal sealed record TableSettings
{
    /// <summary>Nothing was read.</summary>
    public static TableSettings Unknown { get; } = new();

    /// <summary>Of DescribeTimeToLive.</summary>
    public TimeToLiveDescription? TimeToLive { get; init; }

    /// <summary>Of DescribeContinuousBackups.</summary>
    public PointInTimeRecoveryDescription? Recovery { get; init; }

    /// <summary>Of ListTagsOfResource, without AWS's own.</summary>
    public DdbTableTag[]? Tags { get; init; }

    /// <summary>Of DescribeKinesisStreamingDestination.</summary>
    public DdbKinesisDestination[]? KinesisDestinations { get; init; }

    /// <summary>Of ListContributorInsights, where it is not off.</summary>
    public DdbContributorInsights[]? ContributorInsights { get; init; }

    /// <summary>Of GetResourcePolicy for the table; empty when there is none.</summary>
    public string? TablePolicy { get; init; }

    /// <summary>Of GetResourcePolicy for the newest stream; empty when there is none.</summary>
    public string? StreamPolicy { get; init; }
}
