using System;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>
/// Starts to put items from S3 into an existing table, which stays open meanwhile. Table and token are checked at once,
/// the bucket by the operation itself, which then ends FAILED.
/// </summary>
[Operation("DynamoDB_20120810.StartBulkPutItems")]
[Lacks("InputFormat=ION", "InputCompressionType=ZSTD")]
internal sealed class StartBulkPutItems(SandboxServices services) : DynamoDbOperation(services)
{
    /// <summary>The quotas are documented to be there, but not their numbers: those of imports stand for them.</summary>
    private const int MostAtOnce = 50;

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        BulkPutRequest asked = BulkPutRequest.Read(request);
        RefuseLacking(request.Object("InputS3Configuration")!);
        string? token = request.Text("ClientToken");
        Table table = Access.ForOwnTable(call, "StartBulkPutItems", asked.TableName);
        Services.TableKeys.DemandUse(call.Caller, table);
        BulkOperation operation = Services.DynamoDb.BulkOperations.GetOrAdd(table.Arn, token, () => Start(call, table, asked, token));
        if (operation.Request != asked)
        {
            throw DynamoDbError.BulkPutParameterMismatch();
        }

        BulkOperationWriter.Answer(call, operation);
    }

    private BulkOperation Start(JsonCall call, Table table, BulkPutRequest asked, string? token)
    {
        RequireReady(table);
        Services.DynamoDb.BulkOperations.RequireRoom(table.Arn, MostAtOnce, "bulk");
        var reader = new SourceReader(Services, call.Caller, asked.Source, asked.IsZipped);
        JobFailure? failure = reader.TryList(out var objects);
        DateTimeOffset now = Services.Clock.GetUtcNow();
        var operation = new BulkOperation
        {
            Id = JobId.Make(now, Services.Ids),
            Table = table.Arn,
            TableId = table.Id,
            ClientToken = token ?? Services.Ids.Guid().ToString(),
            StartTime = now,
            Request = asked,
            Caller = call.Caller,
            Objects = objects,
            EarlyFailure = failure,
        };
        operation.Completion = Task.Run(new BulkPutRun(Services, operation, table).ExecuteAsync);
        return operation;
    }

    /// <summary>The table may be UPDATING, but none of its indexes may be in the making.</summary>
    private static void RequireReady(Table table)
    {
        lock (table.Gate)
        {
            switch (table.Work)
            {
                case TableWork.Creating: throw DynamoDbError.TableBusy(table.Arn.Name, "created");
                case TableWork.Deleting: throw DynamoDbError.TableBusy(table.Arn.Name, "deleted");
                default: break;
            }

            string[] creating =
            [
                .. table.Definition.GlobalIndexes.Where(index => table.IndexStatus(index) == TableStatus.Creating).Select(index => index.Name),
            ];
            if (creating.Length > 0)
            {
                throw DynamoDbError.StillInUse(
                    $"Can't start a bulk operation when an index is being created. Table: {table.Arn.Name} Indexes: [{string.Join(", ", creating)}]");
            }
        }
    }
}
