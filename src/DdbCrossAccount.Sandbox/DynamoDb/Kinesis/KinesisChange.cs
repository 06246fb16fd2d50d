using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Kinesis;

/// <summary>What the operations that change a Kinesis destination share.</summary>
/// <param name="Operation">The name of the operation.</param>
/// <param name="Configuration">The request member with the precision, answered again where it was given.</param>
/// <param name="Phase">The state that the change begins with.</param>
internal sealed record KinesisChange(string Operation, string Configuration, string Phase)
{
    private const string InvalidState = "Table is not in a valid state to enable Kinesis Streaming Destination: ";

    public void Apply(TableAccess access, JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = request.RequiredText("TableName");
        string stream = request.TextOfLength("StreamArn", 37, 1024);
        string? precision = request.Object(Configuration)?.Choice("ApproximateCreationDateTimePrecision", "MILLISECOND", "MICROSECOND");
        request.Check();
        RequireConfiguration(precision);
        Table table = access.ForOwnTable(call, Operation, name);
        lock (table.Gate)
        {
            Change(table, stream, precision);
        }

        Answer(call, table, stream, precision);
    }

    private void RequireConfiguration(string? precision)
    {
        if (Phase == KinesisDestination.Updating && precision is null)
        {
            throw DynamoDbError.Validation(
                "Streaming destination cannot be updated with given parameters: UpdateKinesisStreamingConfiguration cannot be null "
                + "or contain only null values");
        }

        if (Phase == KinesisDestination.Disabling && precision is not null)
        {
            throw DynamoDbError.Validation(
                "Streaming destination cannot be updated with given parameters: Stream cannot be disabled using "
                + "EnableKinesisStreamingConfiguration parameters");
        }
    }

    private void Change(Table table, string stream, string? precision)
    {
        if (!table.ServesItems)
        {
            throw DynamoDbError.TableBusy(table.Arn.Name, table.Work == TableWork.Creating ? "created" : "deleted");
        }

        int index = table.KinesisDestinations.FindIndex(destination => destination.StreamArn == stream);
        KinesisDestination? old = index < 0 ? null : table.KinesisDestinations[index];
        RequireState(table, old?.Status(table.Now), stream);
        RequireOtherPrecision(table, old, precision);
        var changed = new KinesisDestination(stream, Phase, table.Now + table.ChangeTime, precision ?? old?.Precision);
        if (index >= 0)
        {
            table.KinesisDestinations.RemoveAt(index);
        }

        table.KinesisDestinations.Add(changed);
    }

    private void RequireState(Table table, string? status, string stream)
    {
        string? refusal = Phase switch
        {
            KinesisDestination.Enabling when status is not (null or KinesisDestination.Disabled) =>
                "EnableKinesisStreamingDestination must be DISABLED or ENABLE_FAILED to perform ENABLE operation.",
            KinesisDestination.Disabling when status != KinesisDestination.Active =>
                "KinesisStreamingDestination must be ACTIVE to perform DISABLE operation.",
            KinesisDestination.Updating when status != KinesisDestination.Active =>
                "Kinesis streaming is not in ACTIVE state. Updates are only allowed in ACTIVE state. "
                + $"TableName: {table.Arn.Name}, kdsArn: {stream}",
            _ => null,
        };
        if (refusal is not null)
        {
            throw DynamoDbError.Validation(InvalidState + refusal);
        }
    }

    private void RequireOtherPrecision(Table table, KinesisDestination? old, string? precision)
    {
        if (Phase == KinesisDestination.Updating && precision == (old?.Precision ?? "MILLISECOND"))
        {
            throw DynamoDbError.InvalidRequest(
                $"Precision is already set to the desired value of {precision} for tableId: {table.Id}, kdsArn: {old!.StreamArn}");
        }
    }

    private void Answer(JsonCall call, Table table, string stream, string? precision)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteString("TableName", table.Arn.Name);
        writer.WriteString("StreamArn", stream);
        writer.WriteString("DestinationStatus", Phase);
        if (precision is not null)
        {
            writer.WriteStartObject(Configuration);
            writer.WriteString("ApproximateCreationDateTimePrecision", precision);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
