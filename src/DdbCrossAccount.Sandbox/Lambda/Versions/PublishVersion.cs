using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Versions;

[Route("POST", "/2015-03-31/functions/{FunctionName}/versions", Status = 201)]
[Lacks("PublishTo")]
internal sealed class PublishVersion(SandboxServices services) : FunctionOperation(services)
{
    private readonly FunctionVersions _versions = new(services);

    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        string? hash = request.Text("CodeSha256");
        string? description = request.Text("Description");
        request.Check();
        LambdaFunction function = Functions.Require(call, "PublishVersion", arn);
        FunctionVersion published;
        lock (function.Gate)
        {
            FunctionChange.Require(function, request, Now);
            string current = function.Latest.Code.Sha256;
            if (hash is not (null or "") && hash != current)
            {
                throw LambdaError.InvalidParameter(
                    $"CodeSHA256 ({hash}) is different from current CodeSHA256 in $LATEST ({current}). Please try again with the "
                    + "CodeSHA256 in $LATEST.");
            }

            published = _versions.Publish(function, description);
        }

        Write(call, writer => FunctionConfiguration.Write(writer, published, published.Arn, Now));
    }
}
