using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Rehearsal.Writing;

/// <summary>
/// The application that goes on writing to the source while its table is moved: some writes a second, in parallel, those of
/// one key one after the other.
/// </summary>
/// <remarks>
/// It writes with the SDK's typed client, so nothing of the engine is trusted. Where the source is slower than what was
/// asked for, fewer are written: only what was acknowledged is counted.
/// </remarks>
internal sealed class SourceWriter(
    IAmazonDynamoDB source, string tableName, WritePlan plan, WriteJournal journal, int writesPerSecond, TimeProvider clock)
{
    private const int Lanes = 16;

    private const int WaitingInLane = 4;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly Channel<PlannedWrite>[] _lanes =
        [.. Enumerable.Range(0, Lanes).Select(_ => Channel.CreateBounded<PlannedWrite>(WaitingInLane))];

    /// <summary>Writes until it is told to stop; what was begun is ended. Throws when a write fails.</summary>
    /// <param name="stop">Ends the writing in order.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        using var anyFailed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] lanes = [.. _lanes.Select(lane => WriteLaneAsync(lane.Reader, anyFailed))];
        try
        {
            await PlanAsync(anyFailed.Token);
        }
        catch (OperationCanceledException) when (anyFailed.IsCancellationRequested)
        {
            // Stopped, or a lane has failed: that one's exception is thrown below.
        }

        Array.ForEach(_lanes, lane => lane.Writer.Complete());
        await Task.WhenAll(lanes);
    }

    private async Task PlanAsync(CancellationToken stop)
    {
        using var beats = new PeriodicTimer(Beat, clock);
        long startedAt = clock.GetTimestamp();
        long planned = 0;
        while (await beats.WaitForNextTickAsync(stop))
        {
            long due = (long)(clock.GetElapsedTime(startedAt).TotalSeconds * writesPerSecond);
            for (; planned < due; planned++)
            {
                PlannedWrite write = plan.Next();
                await _lanes[write.Key.Number % Lanes].Writer.WriteAsync(write, stop);
            }
        }
    }

    private async Task WriteLaneAsync(ChannelReader<PlannedWrite> lane, CancellationTokenSource anyFailed)
    {
        try
        {
            await foreach (PlannedWrite write in lane.ReadAllAsync(CancellationToken.None))
            {
                if (await TryWriteAsync(write))
                {
                    journal.Acknowledge(write);
                }
            }
        }
        catch
        {
            await anyFailed.CancelAsync();
            throw;
        }
    }

    // An item of the user's own may have no room left to grow.
    private async Task<bool> TryWriteAsync(PlannedWrite write)
    {
        try
        {
            await WriteAsync(write);
            return true;
        }
        catch (AmazonDynamoDBException refused) when (write.NoteLength > 0 && refused.ErrorCode == "ValidationException")
        {
            return false;
        }
    }

    private Task WriteAsync(PlannedWrite write) => write.Kind switch
    {
        WriteKind.Put => source.PutItemAsync(new PutItemRequest(tableName, Item(write))),
        WriteKind.Update => source.UpdateItemAsync(Update(write)),
        _ => source.DeleteItemAsync(new DeleteItemRequest(tableName, write.Key.Attributes)),
    };

    private static Dictionary<string, AttributeValue> Item(PlannedWrite write)
    {
        using JsonDocument document = JsonDocument.Parse(write.Item);
        Dictionary<string, AttributeValue> item = AttributeJson.Attributes(document.RootElement);
        foreach ((string name, AttributeValue value) in write.Key.Attributes)
        {
            item[name] = value;
        }

        item[WritePlan.NumberAttribute] = Number(write.Number);
        return item;
    }

    private UpdateItemRequest Update(PlannedWrite write)
    {
        var request = new UpdateItemRequest
        {
            TableName = tableName,
            Key = write.Key.Attributes,
            UpdateExpression = "SET #write = :write ADD #updates :one REMOVE #note",
            ExpressionAttributeNames = new Dictionary<string, string>
            {
                ["#write"] = WritePlan.NumberAttribute,
                ["#updates"] = WritePlan.CountAttribute,
                ["#note"] = WritePlan.NoteAttribute,
            },
            ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":write"] = Number(write.Number), [":one"] = Number(1) },
        };
        if (write.NoteLength >= 0)
        {
            request.UpdateExpression = "SET #write = :write, #note = :note ADD #updates :one";
            request.ExpressionAttributeValues[":note"] = new AttributeValue(new string('n', write.NoteLength));
        }

        return request;
    }

    private static AttributeValue Number(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };
}
