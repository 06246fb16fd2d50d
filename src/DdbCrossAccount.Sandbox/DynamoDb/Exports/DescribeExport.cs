using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

[Operation("DynamoDB_20120810.DescribeExport")]
internal sealed class DescribeExport(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("ExportArn");
        request.Check();
        TableArn table = JobArn.Read(call, arn, "export", "Invalid Export ARN");

        Access.Demand(call, "DescribeExport", arn, table.AccountId, policy: null);
        ExportDescriptionWriter.Answer(call, Services.DynamoDb.Exports.Find(arn) ?? throw DynamoDbError.ExportNotFound(arn));
    }
}
