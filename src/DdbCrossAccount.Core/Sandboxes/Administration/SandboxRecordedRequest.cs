using System;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>A request that the sandbox has served, as its endpoint tells it.</summary>
internal sealed record SandboxRecordedRequest
{
    public required long Sequence { get; init; }

    /// <summary>Service time of the answer.</summary>
    public required DateTimeOffset Time { get; init; }

    public string? Service { get; init; }

    public string? Operation { get; init; }

    public string? Account { get; init; }

    public string? Principal { get; init; }

    public string? Table { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public string? Target { get; init; }

    /// <summary>0 when no answer was sent.</summary>
    public required int Status { get; init; }

    public string? ErrorCode { get; init; }

    public string? RequestId { get; init; }

    public string? Fault { get; init; }

    public string? RequestBody { get; init; }

    public string? AnswerBody { get; init; }

    public bool? BodiesCut { get; init; }

    /// <summary>The same as scripts see it.</summary>
    public DdbSandboxRequest ToRequest() => new()
    {
        Sequence = Sequence,
        Time = Time.UtcDateTime,
        Service = Service,
        Operation = Operation,
        AccountId = Account,
        PrincipalArn = Principal,
        TableName = Table,
        Method = Method,
        Path = Path,
        Target = Target,
        StatusCode = Status,
        ErrorCode = ErrorCode,
        RequestId = RequestId,
        FaultId = Fault,
        RequestBody = RequestBody,
        AnswerBody = AnswerBody,
        BodiesCut = BodiesCut,
    };
}
