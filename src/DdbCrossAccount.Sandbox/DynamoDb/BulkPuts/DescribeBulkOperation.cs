using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

[Operation("DynamoDB_20120810.DescribeBulkOperation")]
internal sealed class DescribeBulkOperation(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("BulkOperationArn");
        request.Check();
        BulkOperationWriter.Answer(call, BulkOperationAccess.Find(Services, Access, call, "DescribeBulkOperation", arn));
    }
}
