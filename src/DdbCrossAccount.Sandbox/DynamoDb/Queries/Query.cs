using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>Reads the items of one partition key of a table or an index, in the order of their sort keys or against it.</summary>
[Operation("DynamoDB_20120810.Query")]
internal sealed class Query(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        ReadRequest read = ReadRequest.Read(request);
        bool forward = request.Flag("ScanIndexForward") ?? true;
        RequestExpressions expressions = RequestExpressions.OfQuery(request);
        expressions.CheckMembers();
        request.Check();
        RefuseLimit(read.Limit);
        expressions.Open();
        expressions.ReadLegacy();
        StartKey? start = StartKey.Read(request);
        RequireConditions(request);
        expressions.Read();
        RefuseNoConditions(expressions);
        ItemSelection.Check(request, read, "1 validation error detected: ");
        Table table = Access.ForItems(call, "Query", read.TableName, read.IndexName);
        ReadSource source = ReadSource.Of(table, read.IndexName, read.Consistent);
        KeyPredicate predicate = KeyPredicate.Of(source, expressions.KeyConditions!, start);
        byte[]? after = start?.PositionIn(source, predicate);
        ItemSelection selection = Select(request, read, source, expressions);
        KeyRange range = new KeyRangeEncoder(source).Encode(predicate);
        ReadPage page = new PageReader(source, read, selection.FetchesItems).Read(range, after, forward);
        ReadAnswer.Write(call, source, read, page, selection);
    }

    /// <summary>AWS tells this one in another form than Scan does.</summary>
    private static void RefuseLimit(long? limit)
    {
        if (limit < 1)
        {
            throw DynamoDbError.Validation(
                "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
        }
    }

    private static void RequireConditions(RequestObject request)
    {
        if (!request.Has("KeyConditions") && !request.Has("KeyConditionExpression"))
        {
            throw DynamoDbError.Validation(
                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
    }

    private static void RefuseNoConditions(RequestExpressions expressions)
    {
        if (expressions.KeyConditions!.Count == 0)
        {
            throw DynamoDbError.Validation("Conditions can be of length 1 or 2 only");
        }
    }

    private static ItemSelection Select(RequestObject request, ReadRequest read, ReadSource source, RequestExpressions expressions)
    {
        ItemSelection.RefuseNestedKeys(source, expressions.Projection?.Paths);
        RefuseKeysInFilter(request, source, expressions);
        ItemSelection selection = ItemSelection.Of(source, read, expressions);
        ItemSelection.RefuseNestedKeys(source, expressions.Filter?.Paths);
        selection.RequireFilterable(source);
        return selection;
    }

    private static void RefuseKeysInFilter(RequestObject request, ReadSource source, RequestExpressions expressions)
    {
        if (expressions.Filter is not { } filter)
        {
            return;
        }

        KeyAttribute? key = source.Partition.Concat(source.Sort).FirstOrDefault(key => filter.Paths.Any(path => path.Attribute == key.Name));
        if (key is not null)
        {
            string member = request.Has("QueryFilter") ? "QueryFilter" : "Filter Expression";
            throw DynamoDbError.Validation($"{member} can only contain non-primary key attributes: Primary key attribute: {key.Name}");
        }
    }
}
