using System.Text.Json;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.Json;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Aws.Rest;

namespace DdbCrossAccount.Core.Aws.Lambda.Internal;

/// <summary>The wire form of UpdateEventSourceMapping.</summary>
internal static class UpdateEventSourceMapping
{
    public static readonly RestRequestMarshaller<UpdateEventSourceMappingRequest> Marshaller =
        new(LambdaOperation.Service, "PUT", "/2015-03-31/event-source-mappings/{UUID}") { Place = SetPlaces, Write = WriteMembers };

    public static readonly RestAnswerUnmarshaller Unmarshaller =
        LambdaOperation.Unmarshaller(EventSourceMappings.Read<UpdateEventSourceMappingResponse>);

    private static void SetPlaces(IRequest request, UpdateEventSourceMappingRequest input) =>
        request.SetPath("UUID", input.UUID);

    private static void WriteMembers(Utf8JsonWriter writer, UpdateEventSourceMappingRequest request)
    {
        writer.WriteSet("FunctionName", request.FunctionName);
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
    }
}
