namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>Who made a change, where it was a service: expiry by TTL has type Service.</summary>
internal sealed class Identity
{
    public string? PrincipalId { get; set; }

    public string? Type { get; set; }
}
