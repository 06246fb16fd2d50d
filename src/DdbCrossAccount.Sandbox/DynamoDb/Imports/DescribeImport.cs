using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

[Operation("DynamoDB_20120810.DescribeImport")]
internal sealed class DescribeImport(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("ImportArn");
        request.Check();
        TableArn table = JobArn.Read(call, arn, "import", "Invalid Import ARN");

        Access.Demand(call, "DescribeImport", arn, table.AccountId, policy: null);
        ImportDescriptionWriter.Answer(call, Services.DynamoDb.Imports.Find(arn) ?? throw DynamoDbError.ImportNotFound(arn));
    }
}
