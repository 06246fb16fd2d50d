using System;

namespace DdbCrossAccount;

/// <summary>A request that a sandbox has served. It holds no header, no signature and no secret.</summary>
public sealed class DdbSandboxRequest
{
    /// <summary>Its place in the order in which the sandbox has answered, from 1.</summary>
    public long Sequence { get; init; }

    /// <summary>The sandbox's time of the answer (UTC).</summary>
    public DateTime Time { get; init; }

    /// <summary>The service that was called, for example <c>dynamodb</c>.</summary>
    public string? Service { get; init; }

    /// <summary>The operation; null when there is none of that name.</summary>
    public string? Operation { get; init; }

    /// <summary>The account in which it was done.</summary>
    public string? AccountId { get; init; }

    /// <summary>Who called.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary>The table, the first of several.</summary>
    public string? TableName { get; init; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; init; } = string.Empty;

    /// <summary>Path and query, without signature.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>The header <c>X-Amz-Target</c>.</summary>
    public string? Target { get; init; }

    /// <summary>The HTTP status of the answer; 0 when none was sent.</summary>
    public int StatusCode { get; init; }

    /// <summary>The error that was answered; null after success.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The request id of the answer.</summary>
    public string? RequestId { get; init; }

    /// <summary>The fault that hit it.</summary>
    public string? FaultId { get; init; }

    /// <summary>The request's body, when it was asked for and the sandbox keeps bodies.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The answer's body, when it was asked for and the sandbox keeps bodies.</summary>
    public string? AnswerBody { get; init; }

    /// <summary>True when a body was longer than what the sandbox keeps of one.</summary>
    public bool? BodiesCut { get; init; }
}
