using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Concurrency;

[Route("DELETE", "/2017-10-31/functions/{FunctionName}/concurrency", Status = 204)]
internal sealed class DeleteFunctionConcurrency(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        request.Check();
        LambdaFunction function = Functions.Require(call, "DeleteFunctionConcurrency", arn);
        if (arn.Qualifier is not null)
        {
            throw LambdaError.FunctionOnly();
        }

        lock (function.Gate)
        {
            function.ReservedConcurrency = null;
        }
    }
}
