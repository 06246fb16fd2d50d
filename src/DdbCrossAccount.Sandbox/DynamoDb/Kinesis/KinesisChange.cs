using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Kinesis;

/// <summary>Turns a Kinesis destination on or off.</summary>
internal static class KinesisChange
{
    public static void Apply(TableAccess access, JsonCall call, string operation, bool turnsOn)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = request.RequiredText("TableName");
        string stream = request.RequiredText("StreamArn");
        string? precision = request.Object("EnableKinesisStreamingConfiguration")
            ?.Choice("ApproximateCreationDateTimePrecision", "MILLISECOND", "MICROSECOND");
        request.Check();
        Table table = access.ForOwnTable(call, operation, name);
        lock (table.Gate)
        {
            int index = table.KinesisDestinations.FindIndex(destination => destination.StreamArn == stream);
            RefuseNoChange(index >= 0 && table.KinesisDestinations[index].IsActive, turnsOn);
            if (index >= 0)
            {
                table.KinesisDestinations.RemoveAt(index);
            }

            table.KinesisDestinations.Add(new KinesisDestination(stream, turnsOn, precision));
        }

        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteString("TableName", table.Arn.Name);
        writer.WriteString("StreamArn", stream);
        writer.WriteString("DestinationStatus", turnsOn ? "ENABLING" : "DISABLING");
        writer.WriteEndObject();
    }

    private static void RefuseNoChange(bool isOn, bool turnsOn)
    {
        if (isOn == turnsOn)
        {
            throw turnsOn
                ? DynamoDbError.ResourceInUse("Table already has an enabled Kinesis Data Stream destination with the same stream")
                : DynamoDbError.Validation("Table is not in a valid state to disable Kinesis Streaming Destination: it is not active");
        }
    }
}
