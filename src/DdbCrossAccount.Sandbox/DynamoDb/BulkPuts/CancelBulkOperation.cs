using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>Ends a bulk operation before its time. Items that it has written stay.</summary>
[Operation("DynamoDB_20120810.CancelBulkOperation")]
internal sealed class CancelBulkOperation(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("BulkOperationArn");
        request.Check();
        BulkOperation operation = BulkOperationAccess.Find(Services, Access, call, "CancelBulkOperation", arn);
        if (operation.EndTime is not null)
        {
            throw DynamoDbError.Validation($"The bulk operation is not in progress: {arn}");
        }

        operation.Cancel();
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteString("BulkOperationArn", arn);
        writer.WriteString("BulkOperationStatus", BulkOperationStatus.Cancelling);
        writer.WriteEndObject();
    }
}
