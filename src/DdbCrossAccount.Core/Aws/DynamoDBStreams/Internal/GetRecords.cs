using System.Text.Json;
using DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;
using DdbCrossAccount.Core.Aws.Json;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;

/// <summary>The wire form of GetRecords.</summary>
internal static class GetRecords
{
    public static readonly JsonRequestMarshaller<GetRecordsRequest> Marshaller =
        StreamsOperation.Marshaller<GetRecordsRequest>(nameof(GetRecords), Write);

    public static readonly JsonAnswerUnmarshaller<GetRecordsResponse> Unmarshaller =
        StreamsOperation.Unmarshaller(Read);

    private static void Write(Utf8JsonWriter writer, GetRecordsRequest request)
    {
        writer.WriteSet("ShardIterator", request.ShardIterator);
        writer.WriteSet("Limit", request.Limit);
    }

    private static GetRecordsResponse Read(JsonElement answer) => new()
    {
        Records = answer.List("Records", ReadRecord),
        NextShardIterator = answer.Text("NextShardIterator"),
    };

    private static Record ReadRecord(JsonElement record) => new()
    {
        EventID = record.Text("eventID"),
        EventName = record.Object("eventName", static value => new OperationType(value.GetString()!)),
        EventVersion = record.Text("eventVersion"),
        EventSource = record.Text("eventSource"),
        AwsRegion = record.Text("awsRegion"),
        Dynamodb = record.Object("dynamodb", ReadChange),
        UserIdentity = record.Object("userIdentity", ReadIdentity),
    };

    private static StreamRecord ReadChange(JsonElement change) => new()
    {
        ApproximateCreationDateTime = change.Time("ApproximateCreationDateTime"),
        Keys = change.Map("Keys", AttributeValueReader.Read),
        NewImage = change.Map("NewImage", AttributeValueReader.Read),
        OldImage = change.Map("OldImage", AttributeValueReader.Read),
        SequenceNumber = change.Text("SequenceNumber"),
        SizeBytes = change.Number("SizeBytes"),
        StreamViewType = change.Object("StreamViewType", static value => new StreamViewType(value.GetString()!)),
    };

    private static Identity ReadIdentity(JsonElement identity) => new()
    {
        PrincipalId = identity.Text("PrincipalId") ?? identity.Text("principalId"),
        Type = identity.Text("Type") ?? identity.Text("type"),
    };
}
