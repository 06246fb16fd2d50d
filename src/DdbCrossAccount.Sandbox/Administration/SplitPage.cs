using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>
/// POST <c>{"table":"Orders"}</c> splits a partition of the table now, and with it the shard of its stream: the widest
/// one, or that of the open shard named by <c>shardId</c>. <c>account</c> and <c>region</c> are those of the source
/// unless they are given; <c>table</c> may be an ARN instead. Answered are the number of partitions, the shard that was
/// closed and the two that were opened, if the table has a stream.
/// </summary>
internal sealed class SplitPage(SandboxServices services) : IAdministrationPage
{
    public ValueTask<object?> AnswerAsync(AdministrationCall call)
    {
        return new(call is { Method: "POST", Part: "" } ? Split(call.Settings("split")) : null);
    }

    private object Split(SettingsObject settings)
    {
        TableArn arn = Read(settings);
        string? shardId = settings.Text("shardId");
        settings.RefuseOthers();
        Table table = services.DynamoDb.Find(arn) ?? throw new SettingsException($"There is no table {arn}.");
        PartitionSplit split = PartitionSplit.Make(table, shardId) ?? throw new SettingsException(
            shardId is null
                ? $"No partition of {arn} can be split: each has the items of one hash only."
                : $"Shard '{shardId}' of {arn} is not open, or its partition has the items of one hash only.");
        return new { partitions = split.Partitions, closedShardId = split.ClosedShardId, openedShardIds = split.OpenedShardIds };
    }

    private TableArn Read(SettingsObject settings)
    {
        string table = settings.Text("table") ?? throw settings.Wrong("table", "must be given");
        string account = settings.Text("account") ?? services.Options.SourceAccountId;
        string region = settings.Text("region") ?? services.Options.Region;
        return TableArn.TryParse(table, out TableArn arn) ? arn : new TableArn(account, region, table);
    }
}
