using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Aliases;

/// <summary>Deletes an alias; that of one which is not there succeeds as well.</summary>
[Route("DELETE", "/2015-03-31/functions/{FunctionName}/aliases/{Name}", Status = 204)]
internal sealed class DeleteAlias(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        request.Check();
        LambdaFunction function = Functions.Require(call, "DeleteAlias", arn.Unqualified);
        lock (function.Gate)
        {
            function.Aliases.Remove(call.Path["Name"]);
        }
    }
}
