using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.S3;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>
/// Carries out a bulk put over its duration, longer where its rate is limited. Records that are no items of the table or
/// whose conditions are not met are left out and reported; of an object that cannot be parsed the rest is left out.
/// Writes are like those of others: streams, recovery and time to live see them. They do not use the table's units.
/// </summary>
internal sealed class BulkPutRun(SandboxServices services, BulkOperation operation, Table table) : ISourceSink
{
    private readonly Pace _pace = new(services.Clock, operation.StartTime, services.Options.BulkPutDuration);
    private readonly BulkReport _report = new(services.S3, operation);
    private string _key = "";
    private long _index;
    private long _items;
    private long _failed;
    private double _units;

    public async Task ExecuteAsync()
    {
        using Pace pace = _pace;
        JobFailure? failure;
        try
        {
            failure = operation.EarlyFailure ?? await ReadAsync().ConfigureAwait(false);
        }
        catch (S3Exception error)
        {
            failure = JobFailure.From(error, services.Ids);
        }
        catch (Exception error)
        {
            // A defect of the sandbox: the operation must not seem to run for ever.
            failure = new JobFailure("UnexpectedError", error.ToString());
        }

        operation.End(services.Clock.GetUtcNow(), failure);
    }

    public void Begin(string key)
    {
        _key = key;
        _index = 0;
    }

    public bool TryTake(ReadOnlySpan<byte> line)
    {
        BulkPutRecord record = BulkPutRecord.Read(line, table);
        _items++;
        if (record.Outcome == LineOutcome.Item)
        {
            Put(record);
        }
        else
        {
            Refuse(record.Error!);
        }

        _index++;
        return record.Outcome != LineOutcome.Malformed;
    }

    public void RefuseObject(string message)
    {
        _items++;
        Refuse(message);
    }

    /// <summary>Waits as long as the limit of the rate asks for; ends the reading of a cancelled operation.</summary>
    public async Task<bool> ReportAsync(long bytes)
    {
        operation.Progress(bytes, _items, _failed);
        if (operation.Request.MaxWriteRequestUnits is { } rate)
        {
            await _pace.UntilAsync(TimeSpan.FromSeconds(_units / rate)).ConfigureAwait(false);
        }

        return !operation.IsCancelled && !table.IsGone;
    }

    private async Task<JobFailure?> ReadAsync()
    {
        var reader = new SourceReader(services, operation.Caller, operation.Request.Source, operation.Request.IsZipped);
        await reader.ReadAsync(operation.Objects, this, _pace).ConfigureAwait(false);
        await _pace.UntilAsync(operation.IsCancelled ? 0 : 1).ConfigureAwait(false);
        _report.Save();
        return operation.IsCancelled ? new JobFailure("Cancelled", "The bulk operation was cancelled.")
            : table.IsGone ? new JobFailure("TableNotFound", $"Table not found: {table.Arn.Name}")
            : null;
    }

    private void Put(BulkPutRecord record)
    {
        StoredItem existing;
        bool isMet;
        try
        {
            lock (table.Gate)
            {
                existing = table.Items.Find(record.Item.Key);
                isMet = record.Condition?.IsMet(existing) != false;
                if (isMet)
                {
                    table.Write(record.Item.Key, record.Item);
                    operation.Usage.Add(table, record.Item);
                }
            }
        }
        catch (ServiceException error)
        {
            Refuse(error.Message);
            return;
        }

        _units += CapacityUnits.Write(record.Item.Size);
        if (!isMet)
        {
            _report.AddConditionFailure(_key, _index, record.Item, existing);
        }
    }

    private void Refuse(string message)
    {
        _failed++;
        _report.AddError(_key, _index, message);
    }
}
