namespace DdbCrossAccount;

/// <summary>A replica of a global table.</summary>
public sealed class DdbTableReplica
{
    /// <summary>The replica's Region.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>The replica's ARN, where AWS tells it; it names the account of a multi-account global table.</summary>
    public string? ReplicaArn { get; init; }

    /// <summary>The state AWS told, for example <c>ACTIVE</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The KMS key of the replica, when it has one of its own.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The replica's table class, where it differs.</summary>
    public string? TableClass { get; init; }
}
