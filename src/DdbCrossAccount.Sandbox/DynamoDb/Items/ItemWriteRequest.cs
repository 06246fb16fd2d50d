using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Writes;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The members that PutItem, UpdateItem and DeleteItem share, checked as far as that goes without the table.</summary>
internal sealed record ItemWriteRequest(
    RequestObject Json, string TableName, string Returned, string Capacity, bool ShowsCollection, RequestExpressions Expressions)
{
    /// <param name="request">The request.</param>
    /// <param name="expressions">The expressions that the operation takes.</param>
    /// <param name="subject">Item or Key.</param>
    /// <param name="onlyOld">True for an operation that returns the old item or nothing.</param>
    public static ItemWriteRequest Read(RequestObject request, RequestExpressions expressions, string subject, bool onlyOld)
    {
        string name = request.RequiredText("TableName");
        request.RequiredObject(subject);
        string capacity = ConsumedCapacity.Mode(request);
        bool showsCollection = request.Choice("ReturnItemCollectionMetrics", "SIZE", "NONE") == "SIZE";
        string returned = request.Choice("ReturnValues", "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW") ?? "NONE";
        ItemWriteReader.ShowsItemOnFailure(request);
        expressions.CheckMembers();
        request.Check();
        expressions.Open();
        if (onlyOld && returned is not ("NONE" or "ALL_OLD"))
        {
            throw DynamoDbError.Validation("ReturnValues can only be ALL_OLD or NONE");
        }

        expressions.Read();
        return new ItemWriteRequest(request, name, returned, capacity, showsCollection, expressions);
    }
}
