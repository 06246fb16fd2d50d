using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Concurrency;

[Route("GET", "/2019-09-30/functions/{FunctionName}/concurrency")]
internal sealed class GetFunctionConcurrency(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        request.Check();
        LambdaFunction function = Functions.Require(call, "GetFunctionConcurrency", arn);
        Write(call, writer =>
        {
            if (function.ReservedConcurrency is int reserved)
            {
                writer.WriteNumber("ReservedConcurrentExecutions", reserved);
            }
        });
    }
}
