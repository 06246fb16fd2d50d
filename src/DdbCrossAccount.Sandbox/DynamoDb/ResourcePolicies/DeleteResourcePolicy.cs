using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>
/// Takes the policy away and answers with its revision; doing it again changes nothing, is no error, and answers with the
/// revision of the deletion.
/// </summary>
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
            string? revision = resource.Holder.LastRevision;
            if (resource.Holder.Current is { } old)
            {
                revision = old.RevisionId;
                resource.Change(policy: null, Services.PolicyPropagation);
            }

            if (revision is not null)
            {
                writer.WriteString("RevisionId", revision);
            }
        }

        writer.WriteEndObject();
    }
}
