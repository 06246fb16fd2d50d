using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>Reads a table or an index, or one of its segments, in the order of partition key hashes.</summary>
[Operation("DynamoDB_20120810.Scan")]
internal sealed class Scan(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        ReadRequest read = ReadRequest.Read(request);
        request.IntegerBetween("Limit", 1, int.MaxValue);
        ScanSegment segment = ScanSegment.Read(request);
        RequestExpressions expressions = RequestExpressions.OfScan(request);
        expressions.CheckMembers();
        request.Check();
        expressions.Open();
        expressions.ReadLegacy();
        StartKey? start = StartKey.Read(request);
        HashRange hashes = segment.Range();
        expressions.Read();
        ItemSelection.Check(request, read, "");
        Table table = Access.ForItems(call, "Scan", read.TableName, read.IndexName);
        ReadSource source = ReadSource.Of(table, read.IndexName, read.Consistent);
        start?.RequireKeys(source);
        ItemSelection selection = ItemSelection.Of(source, read, expressions);
        byte[]? after = start?.PositionIn(source, hashes);
        ItemSelection.RefuseNestedKeys(source, expressions.Projection?.Paths);
        ItemSelection.RefuseNestedKeys(source, expressions.Filter?.Paths);
        ReadPage page = new PageReader(source, read, selection.FetchesItems).Read(KeyRange.Of(hashes), after, forward: true);
        ReadAnswer.Write(call, source, read, page, selection);
    }
}
