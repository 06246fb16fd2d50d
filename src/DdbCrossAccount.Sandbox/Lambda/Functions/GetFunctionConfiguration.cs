using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

[Route("GET", "/2015-03-31/functions/{FunctionName}/configuration")]
internal sealed class GetFunctionConfiguration(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        request.Check();
        (_, FunctionVersion version) = Functions.RequireVersion(call, "GetFunctionConfiguration", arn);
        Write(call, writer => FunctionConfiguration.Write(writer, version, arn.ToString(), Now));
    }
}
