using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Aliases;

[Route("GET", "/2015-03-31/functions/{FunctionName}/aliases/{Name}")]
internal sealed class GetAlias(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        request.Check();
        LambdaFunction function = Functions.Require(call, "GetAlias", arn.Unqualified);
        lock (function.Gate)
        {
            FunctionAlias alias = AliasMembers.Require(function, call.Path["Name"]);
            Write(call, writer => AliasMembers.Write(writer, function.Arn, alias));
        }
    }
}
