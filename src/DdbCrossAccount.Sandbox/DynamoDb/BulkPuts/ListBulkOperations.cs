using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>The bulk operations of the last 90 days, the newest first, ten to a page.</summary>
[Operation("DynamoDB_20120810.ListBulkOperations")]
internal sealed class ListBulkOperations(SandboxServices services) : DynamoDbOperation(services)
{
    private const int DefaultPage = 10;

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        var paging = JobPaging.Read(request, "MaxResults", BulkOperation.Kind, DefaultPage);
        request.Check();
        string account = call.Caller.AccountId;
        Access.Demand(call, "ListBulkOperations", $"arn:aws:dynamodb:{call.Region}:{account}:table/*", account, policy: null);
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartArray("BulkOperationsSummaryList");
        string? next = paging.Page(Services.DynamoDb.BulkOperations.Of(account, call.Region), out IReadOnlyList<BulkOperation> page);
        foreach (BulkOperation operation in page)
        {
            writer.WriteStartObject();
            BulkOperationWriter.WriteShared(writer, operation);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        JobPaging.WriteNext(writer, next);
        writer.WriteEndObject();
    }
}
