using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Versions;

[Route("GET", "/2015-03-31/functions/{FunctionName}/versions")]
internal sealed class ListVersionsByFunction(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        PageRequest page = PageRequest.Read(call, request);
        request.Check();
        LambdaFunction function = Functions.Require(call, "ListVersionsByFunction", arn);
        FunctionVersion[] versions;
        lock (function.Gate)
        {
            versions = [function.Latest, .. function.Published];
        }

        Write(call, writer => page.Write(
            writer, "Versions", versions, version => FunctionConfiguration.WriteListed(writer, version, version.Arn, Now)));
    }
}
