using System.Text.Json;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of CreateEventSourceMapping.</summary>
internal static class CreateEventSourceMapping
{
    public static readonly RestRequestMarshaller<CreateEventSourceMappingRequest> Marshaller =
        new(LambdaOperation.Service, "POST", "/2015-03-31/event-source-mappings") { Write = WriteMembers };

    public static readonly RestAnswerUnmarshaller Unmarshaller =
        LambdaOperation.Unmarshaller(EventSourceMappings.Read<CreateEventSourceMappingResponse>);

    private static void WriteMembers(Utf8JsonWriter writer, CreateEventSourceMappingRequest request)
    {
        writer.WriteSet("EventSourceArn", request.EventSourceArn);
        writer.WriteSet("FunctionName", request.FunctionName);
        writer.WriteSet("StartingPosition", request.StartingPosition?.Value);
        writer.WriteSet("Enabled", request.Enabled);
        writer.WriteSet("BatchSize", request.BatchSize);
        writer.WriteSet("FilterCriteria", request.FilterCriteria, EventSourceMappings.WriteFilters);
        writer.WriteSet("MaximumBatchingWindowInSeconds", request.MaximumBatchingWindowInSeconds);
        writer.WriteSet("ParallelizationFactor", request.ParallelizationFactor);
        writer.WriteSet("DestinationConfig", request.DestinationConfig, EventSourceMappings.WriteDestinations);
        writer.WriteSet("MaximumRecordAgeInSeconds", request.MaximumRecordAgeInSeconds);
        writer.WriteSet("BisectBatchOnFunctionError", request.BisectBatchOnFunctionError);
        writer.WriteSet("MaximumRetryAttempts", request.MaximumRetryAttempts);
        writer.WriteSet("TumblingWindowInSeconds", request.TumblingWindowInSeconds);
        writer.WriteSet("FunctionResponseTypes", request.FunctionResponseTypes);
        writer.WriteSet("Tags", request.Tags);
    }
}
