using System;
using DdbCrossAccount.Sandbox.DynamoDb;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Operations;

/// <summary>Maps a stream of DynamoDB to a function; other sources are not played.</summary>
[Route("POST", "/2015-03-31/event-source-mappings", Status = 202)]
[Lacks(
    "AmazonManagedKafkaEventSourceConfig", "DocumentDBEventSourceConfig", "LoggingConfig", "ProvisionedPollerConfig", "Queues",
    "ScalingConfig", "SelfManagedEventSource", "SelfManagedKafkaEventSourceConfig", "SourceAccessConfigurations", "Tags", "Topics",
    "TumblingWindowInSeconds>0")]
internal sealed class CreateEventSourceMapping(SandboxServices services) : MappingOperation(services)
{
    private const string AtTimestamp = "AT_TIMESTAMP";

    protected override void Run(RestCall call)
    {
        RequestObject request = Read(call);
        string name = request.TextOfLength("FunctionName", 1, 256);
        FunctionArn? arn = request.Has("FunctionName") ? FunctionAccess.Read(call, request, name) : null;
        string? start = request.Choice("StartingPosition", "LATEST", AtTimestamp, "TRIM_HORIZON");
        MappingSettings settings = MappingSettingsReader.Read(request, new MappingSettings());
        request.Check();
        call.Conditions.With("lambda:FunctionArn", arn!.ToString());
        Access.Demand(call, "lambda:CreateEventSourceMapping", "*", call.Caller.AccountId);
        string streamArn = ReadStream(request);
        RequireStart(request, start, streamArn);
        settings = MappingSettingsReader.ReadChecked(request, settings);
        MappedFunction function = RequireFunction(call, arn);
        RequireReadable(call, function.RoleArn, streamArn);
        RequireDestination(function.RoleArn, settings);
        Answer(call, Create(arn, new EventSourceMapping(
            Services.Ids.Guid().ToString(), call.Caller.AccountId, call.Region, streamArn, start!,
            settings with { FunctionArn = function.Arn }, function.RoleArn)));
    }

    private static string ReadStream(RequestObject request)
    {
        string? source = request.Text("EventSourceArn");
        bool isOfDynamoDb = source is not null && TableArn.TryParse(source, out _);
        return source is null || (isOfDynamoDb && !source.Contains("/stream/", StringComparison.Ordinal))
            ? throw MappingError.UnknownSource()
            : isOfDynamoDb ? source
            : source.StartsWith("arn:", StringComparison.Ordinal)
            ? throw DynamoDbError.NotImplemented("event sources other than streams of DynamoDB")
            : throw MappingError.UnknownSource();
    }

    private static void RequireStart(RequestObject request, string? start, string streamArn)
    {
        if (start is null)
        {
            throw MappingError.InvalidParameter(
                "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: "
                + "Member must not be null.");
        }

        if (start == AtTimestamp)
        {
            throw MappingError.UnsupportedStart(streamArn);
        }

        if (request.Has("StartingPositionTimestamp"))
        {
            throw MappingError.InvalidParameter("Timestamp only valid with StartingPosition AT_TIMESTAMP");
        }
    }

    private EventSourceMapping Create(FunctionArn arn, EventSourceMapping made)
    {
        EventSourceMapping mapping = Mappings.Create(made, out EventSourceMapping? existing);
        return existing is null ? mapping : throw MappingError.Exists(existing, arn.Name);
    }
}
