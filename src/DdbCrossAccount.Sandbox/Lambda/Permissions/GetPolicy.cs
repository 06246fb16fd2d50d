using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Permissions;

[Route("GET", "/2015-03-31/functions/{FunctionName}/policy")]
internal sealed class GetPolicy(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        request.Check();
        LambdaFunction function = Functions.Require(call, "GetPolicy", arn);
        FunctionPolicy policy;
        lock (function.Gate)
        {
            policy = function.Policies.GetValueOrDefault(arn.Qualifier ?? "")
                ?? throw LambdaError.NotFound("The resource you requested does not exist.");
        }

        Write(call, writer =>
        {
            writer.WriteString("Policy", policy.Text);
            writer.WriteString("RevisionId", policy.RevisionId);
        });
    }
}
