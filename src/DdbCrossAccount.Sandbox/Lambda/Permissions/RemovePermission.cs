using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Permissions;

/// <summary>Takes a statement out of the resource policy of a function, version or alias.</summary>
[Route("DELETE", "/2015-03-31/functions/{FunctionName}/policy/{StatementId}", Status = 204)]
internal sealed class RemovePermission(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        request.Check();
        LambdaFunction function = Functions.Require(call, "RemovePermission", arn);
        lock (function.Gate)
        {
            Remove(function, arn.Qualifier ?? "", call.Path["StatementId"], call.Query("RevisionId"));
        }
    }

    private void Remove(LambdaFunction function, string qualifier, string id, string? revision)
    {
        FunctionPolicy policy = function.Policies.GetValueOrDefault(qualifier)
            ?? throw LambdaError.NotFound("No policy is associated with the given resource.");
        if (revision is not null && revision != policy.RevisionId)
        {
            throw LambdaError.OtherRevision();
        }

        KeyValuePair<string, JsonObject>[] left = [.. policy.Statements.Where(pair => pair.Key != id)];
        if (left.Length == policy.Statements.Count)
        {
            throw LambdaError.NotFound($"Statement {id} is not found in resource policy.");
        }

        if (left.Length == 0)
        {
            function.Policies.Remove(qualifier);
        }
        else
        {
            function.Policies[qualifier] = new FunctionPolicy(left, Services.Ids.Guid().ToString());
        }
    }
}
