using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

[Operation("DynamoDB_20120810.ListImports")]
internal sealed class ListImports(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string? tableArn = request.Text("TableArn");
        var paging = JobPaging.Read(request, "PageSize", "import");
        request.Check();
        string account = call.Caller.AccountId;
        // IAM knows no resource type for it: an allow on the named table alone does not do.
        Access.Demand(call, "ListImports", $"arn:aws:dynamodb:{call.Region}:{account}:table/*", account, policy: null);
        IReadOnlyList<ImportJob> jobs =
            [.. Services.DynamoDb.Imports.Of(account, call.Region).Where(job => tableArn is null || job.Table.ToString() == tableArn)];
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartArray("ImportSummaryList");
        string? next = paging.Page(jobs, out IReadOnlyList<ImportJob> page);
        foreach (ImportJob job in page)
        {
            writer.WriteStartObject();
            ImportDescriptionWriter.WriteShared(writer, job);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        JobPaging.WriteNext(writer, next);
        writer.WriteEndObject();
    }
}
