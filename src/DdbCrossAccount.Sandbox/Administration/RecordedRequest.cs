namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>
/// The head of a request; bodies only where they were asked for, no secrets. What is not known is absent.
/// </summary>
internal sealed record RecordedRequest
{
    /// <summary>1 for the first request of the process, and so on.</summary>
    public required long Sequence { get; init; }

    /// <summary>Service time of its answer, ISO 8601.</summary>
    public required string Time { get; init; }

    public string? Service { get; init; }

    public string? Operation { get; init; }

    /// <summary>The account in which the operation was done.</summary>
    public string? Account { get; init; }

    /// <summary>ARN of the caller.</summary>
    public string? Principal { get; init; }

    /// <summary>The first table that it named.</summary>
    public string? Table { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query, without signature.</summary>
    public required string Path { get; init; }

    /// <summary>X-Amz-Target, if there was one.</summary>
    public string? Target { get; init; }

    /// <summary>HTTP status; 0 when no answer went out.</summary>
    public required int Status { get; init; }

    public string? ErrorCode { get; init; }

    /// <summary>As the answer told it.</summary>
    public string? RequestId { get; init; }

    /// <summary>The fault that hit it.</summary>
    public string? Fault { get; init; }

    public string? RequestBody { get; init; }

    public string? AnswerBody { get; init; }

    /// <summary>A body was longer than what is kept of it.</summary>
    public bool? BodiesCut { get; init; }
}
