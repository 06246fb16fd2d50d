using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

[Operation("DynamoDB_20120810.GetResourcePolicy")]
internal sealed class GetResourcePolicy(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("ResourceArn");
        request.Check();
        PolicyResource resource = PolicyResource.Open(Access, call, "GetResourcePolicy", arn);
        ResourcePolicy policy = resource.Holder.ShownAt(resource.Table.Now) ?? throw DynamoDbError.NoPolicy(arn);
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteString("Policy", policy.Content.Shown);
        writer.WriteString("RevisionId", policy.RevisionId);
        writer.WriteEndObject();
    }
}
