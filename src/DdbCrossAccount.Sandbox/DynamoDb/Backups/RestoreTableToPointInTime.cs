using System;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>Faults are looked for in AWS's order: the request, recovery of the source, the time, the target.</summary>
[Operation("DynamoDB_20120810.RestoreTableToPointInTime")]
[Lacks("VectorIndexOverride")]
internal sealed class RestoreTableToPointInTime(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = TableRestore.ReadTarget(request);
        DateTimeOffset? time = request.Time("RestoreDateTime");
        bool usesLatest = request.Flag("UseLatestRestorableTime") ?? false;
        RestoreOverrides overrides = RestoreOverrides.Read(request);
        request.Check();
        RefuseLacking(request);
        CheckTime(time, usesLatest);
        string source = Source(request, call);
        var restore = new TableRestore(Services, Access);
        Table table = ContinuousBackupsAnswer.Find(Access, call, "RestoreTableToPointInTime", source);
        restore.DemandTarget(call, "RestoreTableToPointInTime", name);
        restore.Make(call, name, Past(table, time), overrides);
    }

    private static void CheckTime(DateTimeOffset? time, bool usesLatest)
    {
        if (time is not null && usesLatest)
        {
            throw DynamoDbError.InvalidRequest(
                "Both RestoreDateTime and UseLatestRestorableTime cannot be set for point-in-time restore request. Please specify only one.");
        }

        if (time is null && !usesLatest)
        {
            throw DynamoDbError.InvalidRequest(
                "Either one of RestoreDateTime or UseLatestRestorableTime must be specified, but not both");
        }
    }

    private static string Source(RequestObject request, JsonCall call)
    {
        string? name = request.Text("SourceTableName");
        string? arn = request.Text("SourceTableArn");
        if (name is not null && arn is not null)
        {
            throw DynamoDbError.InvalidRequest("Must provide exactly one of: sourceTableArn, sourceTableName");
        }

        if (arn is not null)
        {
            DemandOwn(arn, call);
        }

        return arn ?? name ?? throw DynamoDbError.Validation("The parameter 'TableName' is required but was not present in the request");
    }

    private static void DemandOwn(string arn, JsonCall call)
    {
        if (!TableArn.TryParse(arn, out TableArn table))
        {
            throw DynamoDbError.InvalidValues("sourceTableArn is not a valid ARN");
        }

        if (table.AccountId != call.Caller.AccountId)
        {
            throw DynamoDbError.Validation("This action is only supported by accounts that match the resource owner’s account.");
        }
    }

    private static RestoreSource Past(Table table, DateTimeOffset? time)
    {
        lock (table.Gate)
        {
            if (!table.Backups.IsEnabled)
            {
                throw DynamoDbError.PointInTimeRecoveryUnavailable(table.Arn.Name);
            }

            DateTimeOffset earliest = table.Backups.Earliest(table.Now);
            DateTimeOffset latest = table.Backups.Latest(table.Now);
            if (time?.AddSeconds(1) <= earliest || time > latest)
            {
                throw DynamoDbError.InvalidRestoreTime(time.Value, earliest, latest);
            }

            DateTimeOffset asOf = time ?? latest;
            return new RestoreSource(table.Arn, null, asOf, table.Definition, TableHistory.ItemsAt(table, asOf));
        }
    }
}
