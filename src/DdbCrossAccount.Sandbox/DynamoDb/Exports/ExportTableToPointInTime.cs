using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>
/// Starts an export. Table, times and token are checked at once; bucket and authority only by the export itself, which
/// then ends FAILED.
/// </summary>
[Operation("DynamoDB_20120810.ExportTableToPointInTime")]
internal sealed class ExportTableToPointInTime(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        ExportRequest asked = ExportRequest.Read(request);
        string? token = request.Text("ClientToken");
        if (!TableArn.TryParse(asked.TableArn, out TableArn arn))
        {
            throw DynamoDbError.InvalidArn(asked.TableArn);
        }

        Table table = Access.FindOwn(call, "ExportTableToPointInTime", asked.TableArn) ?? throw DynamoDbError.TableNotFound(asked.TableArn);
        Services.TableKeys.DemandUse(call.Caller, table);
        ExportJob job = Services.DynamoDb.Exports.GetOrAdd(arn, token, () => Start(call, table, asked, token));
        if (job.Asked != asked)
        {
            throw DynamoDbError.ExportConflict();
        }

        ExportDescriptionWriter.Answer(call, job);
    }

    private ExportJob Start(JsonCall call, Table table, ExportRequest asked, string? token)
    {
        ExportRequest complete = Complete(table, asked);
        // In genuine exports without a time, export time and start time are the same to the millisecond.
        DateTimeOffset now = (asked.ExportTime is null ? complete.ExportTime : null) ?? Services.Clock.GetUtcNow();
        var job = new ExportJob(ExportContentReader.Read(table, complete.Window, asked.ExportTime))
        {
            Id = JobId.Make(now, Services.Ids),
            Table = table.Arn,
            TableId = table.Id,
            ClientToken = token ?? Services.Ids.Guid().ToString(),
            StartTime = now,
            Request = complete,
            Asked = asked,
            Caller = call.Caller,
        };
        job.Completion = Task.Run(new ExportRun(Services, job, table.Keys).ExecuteAsync);
        return job;
    }

    private static ExportRequest Complete(Table table, ExportRequest asked)
    {
        lock (table.Gate)
        {
            return table.Backups.IsEnabled
                ? ExportTimes.Complete(asked, table)
                : throw DynamoDbError.PointInTimeRecoveryUnavailable(table.Arn.Name);
        }
    }
}
