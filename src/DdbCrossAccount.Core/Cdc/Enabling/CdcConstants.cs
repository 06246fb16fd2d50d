using System;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Names and limits of change data capture.</summary>
internal static class CdcConstants
{
    /// <summary>Records older than the snapshot by this much are in it for certain: export clocks differ by up to a minute.</summary>
    public static readonly TimeSpan SkipMargin = TimeSpan.FromMinutes(5);

    /// <summary>The snapshot is at least this much younger than the stream, as <c>Start-DdbExport</c> sees to.</summary>
    public static readonly TimeSpan SnapshotMargin = TimeSpan.FromMinutes(2);

    /// <summary>
    /// A stream of which only the request to turn it on is known counts as on after this long. AWS names no bound; requests
    /// take seconds.
    /// </summary>
    public static readonly TimeSpan TurningOn = TimeSpan.FromMinutes(10);

    /// <summary>A stream keeps its records for this long (service limit).</summary>
    public static readonly TimeSpan StreamRetention = TimeSpan.FromHours(24);

    /// <summary>As much of the retention has to be left for catching up; the function takes older records for a broken window.</summary>
    public static readonly TimeSpan WindowMargin = TimeSpan.FromHours(2);

    /// <summary>With less than this of the retention left it is told that time is short.</summary>
    public static readonly TimeSpan ShortWindow = TimeSpan.FromHours(6);

    /// <summary>DynamoDB's advice and throttle: more readers of one shard than this are refused.</summary>
    public const int ReadersPerShard = 2;

    /// <summary>PutResourcePolicy: 20 KB, white space included.</summary>
    public const int LongestPolicy = 20 * 1024;

    /// <summary>
    /// A right that was given may take this long until it holds everywhere: resource policies were seen to need up to four
    /// minutes, roles and their policies some seconds.
    /// </summary>
    public static readonly TimeSpan RightsPatience = TimeSpan.FromMinutes(5);

    /// <summary>As long a refusal is asked again that nothing of ours can have caused: roles that were just made.</summary>
    public static readonly TimeSpan RolePatience = TimeSpan.FromSeconds(30);

    /// <summary>Nothing that is made takes longer than this by AWS's account; what does is told.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>How the mapping has to begin: with the oldest record, because LATEST loses what comes before it polls.</summary>
    public const string TrimHorizon = "TRIM_HORIZON";

    /// <summary>The answer that names the records of a batch that were not applied.</summary>
    public const string ReportBatchItemFailures = "ReportBatchItemFailures";
}
