using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

[Operation("DynamoDB_20120810.UpdateContinuousBackups")]
internal sealed class UpdateContinuousBackups(SandboxServices services) : DynamoDbOperation(services)
{
    private const int MaximumRecoveryPeriodInDays = 35;

    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = request.RequiredText("TableName");
        RequestObject? specification = request.RequiredObject("PointInTimeRecoverySpecification");
        bool enabled = specification?.RequiredFlag("PointInTimeRecoveryEnabled") ?? false;
        long? days = specification?.IntegerBetween("RecoveryPeriodInDays", 1, MaximumRecoveryPeriodInDays);
        request.Check();
        if (!enabled && days is not null)
        {
            throw DynamoDbError.InvalidRequest("Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery.");
        }

        Table table = ContinuousBackupsAnswer.Find(Access, call, "UpdateContinuousBackups", name);
        lock (table.Gate)
        {
            Change(table, enabled, (int?)days);
            ContinuousBackupsAnswer.Write(call, table);
        }
    }

    private static void Change(Table table, bool enabled, int? days)
    {
        if (!table.ServesItems)
        {
            throw DynamoDbError.ContinuousBackupsUnavailable(table.Arn.Name);
        }

        if (enabled)
        {
            table.Backups.Enable(table.Now, days);
        }
        else
        {
            table.Backups.Disable();
        }
    }
}
