using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

[Route("PUT", "/2015-03-31/functions/{FunctionName}/configuration")]
[Lacks(
    "CapacityProviderConfig", "DeadLetterConfig", "DurableConfig", "FileSystemConfigs", "ImageConfig", "KMSKeyArn", "Layers",
    "SnapStart", "VpcConfig", "Runtime other than dotnet10 and provided.al2023")]
internal sealed class UpdateFunctionConfiguration(SandboxServices services) : FunctionOperation(services)
{
    private readonly FunctionVersions _versions = new(services);

    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        request.Check();
        LambdaFunction function = Functions.Require(call, "UpdateFunctionConfiguration", arn);
        FunctionVersion changed;
        lock (function.Gate)
        {
            FunctionSettings settings = FunctionSettingsReader.ReadChanges(request, function.Latest.Settings);
            if (request.Has("Role"))
            {
                Services.Lambda.Roles.DemandPass(call.Caller, settings.Role, arn.AccountId, call.Conditions);
                Services.Lambda.Roles.RequireAssumable(settings.Role, arn);
            }

            FunctionChange.Require(function, request, Now);
            changed = _versions.Next(function.Latest, settings, function.Latest.Code);
            function.Replace(changed);
        }

        Write(call, writer => FunctionConfiguration.Write(writer, changed, arn.Unqualified.ToString(), Now));
    }
}
