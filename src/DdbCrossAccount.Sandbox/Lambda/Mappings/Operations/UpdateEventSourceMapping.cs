using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Operations;

/// <summary>Changes settings; stream and starting position are for good.</summary>
[Route("PUT", "/2015-03-31/event-source-mappings/{UUID}", Status = 202)]
[Lacks(
    "AmazonManagedKafkaEventSourceConfig", "DocumentDBEventSourceConfig", "LoggingConfig", "ProvisionedPollerConfig",
    "ScalingConfig", "SelfManagedKafkaEventSourceConfig", "SourceAccessConfigurations", "TumblingWindowInSeconds>0")]
internal sealed class UpdateEventSourceMapping(SandboxServices services) : MappingOperation(services)
{
    protected override void Run(RestCall call)
    {
        RequestObject request = Read(call);
        FunctionArn? named = request.Text("FunctionName") is string name ? FunctionAccess.Read(call, request, name) : null;
        MappingSettings settings = MappingSettingsReader.Read(request, Find(call)?.Settings ?? new MappingSettings());
        request.Check();
        EventSourceMapping mapping = Require(call, "UpdateEventSourceMapping");
        settings = MappingSettingsReader.ReadChecked(request, settings);
        string roleArn = mapping.RoleArn;
        if (named is not null)
        {
            MappedFunction function = RequireFunction(call, named);
            RequireReadable(call, function.RoleArn, mapping.StreamArn);
            settings = settings with { FunctionArn = function.Arn };
            roleArn = function.RoleArn;
        }

        RequireDestination(roleArn, settings);
        if (!Mappings.TryChange(mapping, settings))
        {
            throw MappingError.InUse("update");
        }

        Answer(call, mapping);
    }
}
