using System;
using System.Collections.Frozen;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Words and limits of DynamoDB's imports.</summary>
internal static class ImportConstants
{
    public const string InProgress = "IN_PROGRESS";
    public const string Completed = "COMPLETED";
    public const string Cancelling = "CANCELLING";
    public const string Cancelled = "CANCELLED";
    public const string Failed = "FAILED";

    /// <summary>
    /// AWS's code of an import in which single items were refused and everything else is in the table.
    /// </summary>
    public const string ItemValidationError = "ItemValidationError";

    /// <summary>One import reads at most this many objects (service quota, all Regions).</summary>
    public const int MostObjects = 50_000;

    /// <summary>
    /// Data up to this size is read and checked whole before the import, if nothing else was asked for.
    /// </summary>
    public const long BytesVerifiedByDefault = 100_000_000;

    private const long Terabyte = 1L << 40;

    private static readonly FrozenSet<string> LargeRegions =
        new HashSet<string>(["us-east-1", "us-west-2", "eu-west-1"], StringComparer.Ordinal).ToFrozenSet();

    /// <summary>
    /// The bytes of source objects that a Region's running imports may have together (service quota).
    /// </summary>
    public static long MostBytes(string region) => LargeRegions.Contains(region) ? 15 * Terabyte : Terabyte;
}
