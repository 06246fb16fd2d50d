using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Code;
using DdbCrossAccount.Sandbox.Lambda.Tags;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

[Route("POST", "/2015-03-31/functions", Status = 201)]
[Lacks(
    "CapacityProviderConfig", "CodeSigningConfigArn", "DeadLetterConfig", "DurableConfig", "FileSystemConfigs", "ImageConfig",
    "ImageUri", "KMSKeyArn", "Layers", "PackageType=Image", "PublishTo", "S3ObjectStorageMode=REFERENCE", "S3ObjectVersion",
    "SnapStart", "SourceKMSKeyArn", "TenancyConfig", "VpcConfig", "Runtime other than dotnet10 and provided.al2023")]
internal sealed class CreateFunction(SandboxServices services) : LambdaOperation(services)
{
    private const int LongestName = 64;
    private readonly FunctionAccess _functions = new(services);
    private readonly FunctionVersions _versions = new(services);
    private readonly FunctionCodeReader _code = new(services);

    protected override void Run(RestCall call)
    {
        RequestObject request = Read(call);
        FunctionArn? arn = ReadName(call, request);
        FunctionSettings settings = FunctionSettingsReader.ReadNew(request);
        IReadOnlyList<KeyValuePair<string, string>> tags = FunctionTags.Read(request);
        LambdaFunction? existing = _functions.FindPermitted(call, "CreateFunction", arn!);
        Services.Lambda.Roles.DemandPass(call.Caller, settings.Role, arn!.AccountId, call.Conditions);
        if (existing is not null)
        {
            throw LambdaError.FunctionExists(arn.Name);
        }

        Services.Lambda.Roles.RequireAssumable(settings.Role, arn);
        var function = new LambdaFunction(_versions.First(arn, settings, _code.Read(call, request.Object("Code")!)));
        FunctionTags.Add(function, tags);
        FunctionVersion answered = request.Flag("Publish") == true ? _versions.Publish(function) : function.Latest;
        if (!Services.Lambda.Account(arn.AccountId, arn.Region).TryAdd(function))
        {
            throw LambdaError.FunctionExists(arn.Name);
        }

        string answeredArn = answered == function.Latest ? arn.ToString() : answered.Arn;
        Write(call, writer => FunctionConfiguration.Write(writer, answered, answeredArn, _versions.Now));
    }

    private static FunctionArn? ReadName(RestCall call, RequestObject request)
    {
        string name = request.RequiredText("FunctionName");
        FunctionArn? arn = request.Has("FunctionName") ? FunctionAccess.Read(call, request, name) : null;
        if (arn?.Name.Length > LongestName)
        {
            request.Violate("FunctionName", name, $"Member must have length less than or equal to {LongestName}");
        }

        return arn?.Unqualified;
    }
}
