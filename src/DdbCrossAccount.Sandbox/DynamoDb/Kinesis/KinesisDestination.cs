using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Kinesis;

/// <summary>A Kinesis stream to which a table is set to replicate. Kept as a setting; nothing is sent.</summary>
/// <param name="StreamArn">The stream.</param>
/// <param name="Phase">ENABLING, DISABLING or UPDATING until <paramref name="Ends"/>.</param>
/// <param name="Ends">When the change has ended.</param>
/// <param name="Precision">Of creation times; null where it was never named, which means MILLISECOND.</param>
internal sealed record KinesisDestination(string StreamArn, string Phase, DateTimeOffset Ends, string? Precision)
{
    public const string Enabling = "ENABLING";
    public const string Disabling = "DISABLING";
    public const string Updating = "UPDATING";
    public const string Active = "ACTIVE";
    public const string Disabled = "DISABLED";

    public string Status(DateTimeOffset now)
    {
        return now < Ends ? Phase : Phase == Disabling ? Disabled : Active;
    }
}
