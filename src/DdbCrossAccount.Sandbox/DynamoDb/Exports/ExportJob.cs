using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>One export, running or ended.</summary>
internal sealed class ExportJob(ExportContent content) : IJob
{
    private ExportContent? _content = content;

    public required string Id { get; init; }

    public required TableArn Table { get; init; }

    public required string TableId { get; init; }

    public required string? ClientToken { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    /// <summary>With the times that were left out filled in.</summary>
    public required ExportRequest Request { get; init; }

    /// <summary>As it was asked for, to compare with a second request of the same token.</summary>
    public required ExportRequest Asked { get; init; }

    /// <summary>With whose authority the files are written.</summary>
    public required Principal Caller { get; init; }

    public string Arn => $"{Table}/export/{Id}";

    public string Folder => $"{(string.IsNullOrEmpty(Request.Prefix) ? "" : $"{Request.Prefix.TrimEnd('/')}/")}AWSDynamoDB";

    public string SummaryKey => $"{Folder}/{Id}/manifest-summary.json";

    /// <summary>Null while it runs.</summary>
    public ExportOutcome? Outcome { get; set; }

    public DateTimeOffset? EndTime => Outcome?.EndTime;

    public string Status => Outcome is null ? JobStatus.InProgress : Outcome.Failure is null ? JobStatus.Completed : JobStatus.Failed;

    /// <summary>Ends with the export, also when it fails.</summary>
    public Task Completion { get; set; } = Task.CompletedTask;

    /// <summary>What is exported, taken when the request came. Only once: a job that has ended must not hold the items.</summary>
    public ExportContent TakeContent()
    {
        ExportContent content = _content ?? throw new InvalidOperationException("The content was taken already.");
        _content = null;
        return content;
    }
}
