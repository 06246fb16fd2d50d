using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>
/// Starts an export. Table, times, filter and token are checked at once; bucket and authority only by the export itself,
/// which then ends FAILED.
/// </summary>
[Operation("DynamoDB_20120810.ExportTableToPointInTime")]
[Lacks("ExportFormat=ION")]
internal sealed class ExportTableToPointInTime(SandboxServices services) : DynamoDbOperation(services)
{
    private const int MostAtOnce = 300;

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        ExportRequest asked = ExportRequest.Read(request);
        RefuseLacking(request);
        string? token = request.Text("ClientToken");
        TableArn arn = OwnTable(call, asked.TableArn);
        Table table = Access.FindOwn(call, "ExportTableToPointInTime", asked.TableArn) ?? throw DynamoDbError.TableNotFound(asked.TableArn);
        Services.TableKeys.DemandUse(call.Caller, table);
        ExportFilter? filter = ExportFilter.Read(request.Object("FilterSpecification"), table.Keys);
        ExportJob job = Services.DynamoDb.Exports.GetOrAdd(arn, token, () => Start(call, table, asked, filter, token));
        if (job.Asked != asked)
        {
            throw DynamoDbError.ExportConflict();
        }

        ExportDescriptionWriter.Answer(call, job);
    }

    private static TableArn OwnTable(JsonCall call, string text)
    {
        if (!TableArn.TryParse(text, out TableArn arn))
        {
            throw DynamoDbError.InvalidValues("tableArn is not a valid ARN");
        }

        return text != arn.ToString() ? throw DynamoDbError.InvalidRequest("Table ARN is invalid.")
            : arn.AccountId != call.Caller.AccountId ? throw DynamoDbError.AccessDenied()
            : arn;
    }

    private ExportJob Start(JsonCall call, Table table, ExportRequest asked, ExportFilter? filter, string? token)
    {
        ExportRequest complete = Complete(table, asked);
        Services.DynamoDb.Exports.RequireRoom(table.Arn, MostAtOnce, "export");
        // In genuine exports without a time, export time and start time are the same to the millisecond.
        DateTimeOffset now = (asked.ExportTime is null ? complete.ExportTime : null) ?? Services.Clock.GetUtcNow();
        var job = new ExportJob(ExportContentReader.Read(table, complete.Window, asked.ExportTime, filter))
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
            return new ExportTimes(table).Complete(asked);
        }
    }
}
