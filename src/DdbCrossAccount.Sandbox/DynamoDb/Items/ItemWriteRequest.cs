using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The members that PutItem, UpdateItem and DeleteItem share.</summary>
internal static class ItemWriteRequest
{
    public static string ReturnValues(RequestObject request)
    {
        return request.Choice("ReturnValues", "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW") ?? "NONE";
    }

    public static void RequireOldOrNone(string returnValues)
    {
        if (returnValues is not ("NONE" or "ALL_OLD"))
        {
            throw DynamoDbError.Validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    public static void RefuseExpressions(RequestObject request)
    {
        request.RefuseNotImplemented(
            "ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues", "Expected", "ConditionalOperator");
        if (request.Text("ReturnItemCollectionMetrics") is "SIZE")
        {
            throw DynamoDbError.NotImplemented("ReturnItemCollectionMetrics");
        }
    }
}
