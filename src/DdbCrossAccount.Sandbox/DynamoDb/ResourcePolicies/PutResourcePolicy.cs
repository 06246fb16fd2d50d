using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

[Operation("DynamoDB_20120810.PutResourcePolicy")]
internal sealed class PutResourcePolicy(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string arn = request.RequiredText("ResourceArn");
        string text = request.RequiredText("Policy");
        string? expected = request.Text("ExpectedRevisionId");
        bool confirmed = request.Flag("ConfirmRemoveSelfResourceAccess") ?? false;
        request.Check();
        PolicyResource resource = PolicyResource.Open(Access, call, "PutResourcePolicy", arn);
        lock (resource.Table.Gate)
        {
            resource.RequireRevision(expected);
            if (resource.Holder.Current?.Text != text)
            {
                ResourcePolicy policy = ResourcePolicyReader.Read(text, resource.Table.Now);
                RefuseLockOut(call, resource, policy, confirmed);
                resource.Holder.Change(policy, resource.Table.Now);
            }

            using var writer = new Utf8JsonWriter(call.Response);
            writer.WriteStartObject();
            writer.WriteString("RevisionId", resource.Holder.Current!.RevisionId);
            writer.WriteEndObject();
        }
    }

    private void RefuseLockOut(JsonCall call, PolicyResource resource, ResourcePolicy policy, bool confirmed)
    {
        string? denial = Services.Authorization.FindDenial(
            call.Caller, "dynamodb:PutResourcePolicy", resource.Arn, resource.Table.Arn.AccountId, policy.Document, call.Conditions);
        if (denial is not null && !confirmed)
        {
            throw DynamoDbError.Validation(
                "Resource-based policy would remove the caller's permission to change it. "
                + "Set ConfirmRemoveSelfResourceAccess to true to confirm.");
        }
    }
}
