using System;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>One request in the log, as it was noted.</summary>
internal sealed record RequestEntry(
    DateTimeOffset Time, string Method, string? Path, string? Query, string? Target, int Status, string? RequestId,
    RequestFacts? Facts)
{
    /// <summary>Given by the log.</summary>
    public long Sequence { get; set; }

    public RecordedRequest Show(bool bodies)
    {
        bool isSigned = Query is not null && Query.Contains("X-Amz-", StringComparison.OrdinalIgnoreCase);
        return new RecordedRequest
        {
            Sequence = Sequence,
            Time = Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            Service = Facts?.Service,
            Operation = Facts?.Service is null ? null : Facts.Operation,
            Account = Facts?.Account,
            Principal = Facts?.Caller?.Arn,
            Table = Facts?.Table?.Name,
            Method = Method,
            Path = Path + (isSigned ? "" : Query),
            Target = string.IsNullOrEmpty(Target) ? null : Target,
            Status = Status,
            ErrorCode = Facts?.ErrorCode,
            RequestId = RequestId,
            Fault = Facts?.FaultId,
            RequestBody = bodies ? Text(Facts?.RequestBody) : null,
            AnswerBody = bodies ? Text(Facts?.AnswerBody) : null,
            BodiesCut = bodies && Facts?.AreBodiesCut == true ? true : null,
        };
    }

    private static string? Text(byte[]? body) => body is not null && Utf8.IsValid(body) ? Encoding.UTF8.GetString(body) : null;
}
