using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Code;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

[Route("PUT", "/2015-03-31/functions/{FunctionName}/code")]
[Lacks("ImageUri", "PublishTo", "S3ObjectStorageMode=REFERENCE", "S3ObjectVersion", "SourceKMSKeyArn")]
internal sealed class UpdateFunctionCode(SandboxServices services) : FunctionOperation(services)
{
    private readonly FunctionVersions _versions = new(services);
    private readonly FunctionCodeReader _code = new(services);

    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        string? architecture = FunctionSettingsReader.ReadArchitecture(request);
        request.Check();
        LambdaFunction function = Functions.Require(call, "UpdateFunctionCode", arn);
        FunctionCode code = _code.Read(call, request);
        FunctionVersion answered;
        lock (function.Gate)
        {
            FunctionChange.Require(function, request, Now);
            FunctionSettings settings = function.Latest.Settings;
            FunctionVersion changed = _versions.Next(
                function.Latest, settings with { Architecture = architecture ?? settings.Architecture }, code);
            answered = changed;
            if (request.Flag("DryRun") != true)
            {
                function.Replace(changed);
                answered = request.Flag("Publish") == true ? _versions.Publish(function) : changed;
            }
        }

        string answeredArn = answered.Version == FunctionArn.Latest ? arn.Unqualified.ToString() : answered.Arn;
        Write(call, writer => FunctionConfiguration.Write(writer, answered, answeredArn, Now));
    }
}
