using System;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Kinesis;

[Operation("DynamoDB_20120810.DescribeKinesisStreamingDestination")]
internal sealed class DescribeKinesisStreamingDestination(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = request.RequiredText("TableName");
        request.Check();
        Table table = Access.ForOwnTable(call, "DescribeKinesisStreamingDestination", name);
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteString("TableName", table.Arn.Name);
        writer.WriteStartArray("KinesisDataStreamDestinations");
        lock (table.Gate)
        {
            foreach (KinesisDestination destination in table.KinesisDestinations)
            {
                Write(writer, destination, table.Now);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, KinesisDestination destination, DateTimeOffset now)
    {
        writer.WriteStartObject();
        writer.WriteString("StreamArn", destination.StreamArn);
        writer.WriteString("DestinationStatus", destination.Status(now));
        if (destination.Precision is not null)
        {
            writer.WriteString("ApproximateCreationDateTimePrecision", destination.Precision);
        }

        writer.WriteEndObject();
    }
}
