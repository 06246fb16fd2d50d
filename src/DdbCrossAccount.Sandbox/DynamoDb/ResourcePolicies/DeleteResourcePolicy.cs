using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>Takes the policy away; doing it again changes nothing and is no error.</summary>
[Operation("DynamoDB_20120810.DeleteResourcePolicy")]
internal sealed class DeleteResourcePolicy(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("ResourceArn");
        string? expected = request.Text("ExpectedRevisionId");
        request.Check();
        PolicyResource resource = PolicyResource.Open(Access, call, "DeleteResourcePolicy", arn);
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        lock (resource.Table.Gate)
        {
            resource.RequireRevision(expected);
            if (resource.Holder.Current is { } old)
            {
                resource.Holder.Change(policy: null, resource.Table.Now);
                writer.WriteString("RevisionId", old.RevisionId);
            }
        }

        writer.WriteEndObject();
    }
}
