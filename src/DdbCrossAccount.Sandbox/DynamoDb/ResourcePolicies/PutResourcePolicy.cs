using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>Sets the policy. The same policy again, however it is written, changes nothing and keeps its revision.</summary>
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
        CanonicalPolicy policy = new ResourcePolicyReader(Services.Accounts).Read(text, resource.IsStream);
        lock (resource.Table.Gate)
        {
            resource.RequireRevision(expected);
            if (resource.Holder.Current?.Content.Form != policy.Form)
            {
                RefuseLockOut(call, resource, policy, confirmed);
                resource.Change(policy, Services.PolicyPropagation);
            }

            using var writer = new Utf8JsonWriter(call.Response);
            writer.WriteStartObject();
            writer.WriteString("RevisionId", resource.Holder.Current!.RevisionId);
            writer.WriteEndObject();
        }
    }

    private void RefuseLockOut(JsonCall call, PolicyResource resource, CanonicalPolicy policy, bool confirmed)
    {
        string? denial = Services.Authorization.FindDenial(
            call.Caller, "dynamodb:PutResourcePolicy", resource.Arn, resource.Table.Arn.AccountId, policy.Document,
            call.Conditions);
        if (denial is not null && !confirmed)
        {
            throw DynamoDbError.PolicyLocksOut();
        }
    }
}
