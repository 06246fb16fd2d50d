using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

[Operation("DynamoDB_20120810.ListExports")]
internal sealed class ListExports(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string? tableArn = request.Text("TableArn");
        var paging = JobPaging.Read(request, "MaxResults", "export");
        request.Check();
        string account = call.Caller.AccountId;
        // IAM knows no resource type for it: an allow on the named table alone does not do.
        Access.Demand(call, "ListExports", $"arn:aws:dynamodb:{call.Region}:{account}:table/*", account, policy: null);
        IReadOnlyList<ExportJob> jobs =
            [.. Services.DynamoDb.Exports.Of(account, call.Region).Where(job => tableArn is null || IsOf(job, tableArn))];
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartArray("ExportSummaries");
        string? next = paging.Page(jobs, out IReadOnlyList<ExportJob> page);
        foreach (ExportJob job in page)
        {
            Write(writer, job);
        }

        writer.WriteEndArray();
        JobPaging.WriteNext(writer, next);
        writer.WriteEndObject();
    }

    /// <summary>Exports of a table that was deleted are not listed by its ARN, also where there is a new one of that name.</summary>
    private bool IsOf(ExportJob job, string tableArn)
    {
        return job.Table.ToString() == tableArn && Services.DynamoDb.Find(job.Table)?.Id == job.TableId;
    }

    private static void Write(Utf8JsonWriter writer, ExportJob job)
    {
        writer.WriteStartObject();
        writer.WriteString("ExportArn", job.Arn);
        writer.WriteString("ExportStatus", job.Status);
        writer.WriteString("ExportType", job.Request.ExportType);
        writer.WriteEndObject();
    }
}
