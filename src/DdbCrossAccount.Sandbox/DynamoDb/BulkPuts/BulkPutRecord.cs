using System;
using System.Text.Json;
using System.Text.Unicode;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>
/// One record of the input: <c>{"Item":{…}}</c>, and beside it a condition under the names that PutItem has for it:
/// ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues. AWS documents that a record may carry one;
/// the names are taken by analogy.
/// </summary>
internal sealed record BulkPutRecord(LineOutcome Outcome, StoredItem Item, ConditionExpression? Condition, string? Error)
{
    public static BulkPutRecord Read(ReadOnlySpan<byte> line, Table table)
    {
        if (!Utf8.IsValid(line))
        {
            return new BulkPutRecord(LineOutcome.Malformed, default, null, "The line is not UTF-8");
        }

        try
        {
            return Parse(line.ToArray(), table);
        }
        catch (ServiceException error)
        {
            return new BulkPutRecord(LineOutcome.Invalid, default, null, error.Message);
        }
        catch (JsonException error)
        {
            return new BulkPutRecord(LineOutcome.Malformed, default, null, error.Message);
        }
    }

    private static BulkPutRecord Parse(byte[] line, Table table)
    {
        RequestObject record = RequestObject.Parse(line);
        record.RequiredObject("Item");
        record.Check();
        RequestExpressions expressions = RequestExpressions.OfWrite(record);
        expressions.CheckMembers();
        record.Check();
        expressions.Open();
        StoredItem item = ItemCodec.Current.ReadItem(record.Raw("Item"), table);
        expressions.Read();
        return new BulkPutRecord(LineOutcome.Item, item, expressions.WriteCondition, null);
    }
}
