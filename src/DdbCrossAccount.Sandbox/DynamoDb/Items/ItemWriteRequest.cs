using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.DynamoDb.Writes;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>The members that PutItem, UpdateItem and DeleteItem share, checked as far as that goes without the table.</summary>
internal sealed record ItemWriteRequest(
    RequestObject Json, string Subject, string TableName, string Returned, string Capacity, bool ShowsCollection,
    RequestExpressions Expressions)
{
    /// <param name="request">The request.</param>
    /// <param name="expressions">The expressions that the operation takes.</param>
    /// <param name="subject">Item or Key.</param>
    /// <param name="onlyOld">True for an operation that returns the old item or nothing.</param>
    public static ItemWriteRequest Read(RequestObject request, RequestExpressions expressions, string subject, bool onlyOld)
    {
        string capacity = ConsumedCapacity.Mode(request);
        string name = TableNameMember.Read(request);
        bool showsCollection = request.Choice("ReturnItemCollectionMetrics", "SIZE", "NONE") == "SIZE";
        string returned = request.Choice("ReturnValues", "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW") ?? "NONE";
        ItemWriteReader.ShowsItemOnFailure(request);
        request.RequiredObject(subject);
        expressions.CheckMembers();
        request.Check();
        expressions.Open();
        try
        {
            RequireReturned(returned, onlyOld);
            expressions.Read();
        }
        catch (ServiceException)
        {
            SubjectValues.Require(request, subject);
            throw;
        }

        return new ItemWriteRequest(request, subject, name, returned, capacity, showsCollection, expressions);
    }

    /// <summary>The table, after the caller's permission was checked.</summary>
    public Table FindTable(TableAccess access, JsonCall call, string operation)
    {
        try
        {
            return access.ForItems(call, operation, TableName);
        }
        catch (ServiceException error) when (error.Code == "ResourceNotFoundException")
        {
            SubjectValues.Require(Json, Subject);
            throw;
        }
    }

    private static void RequireReturned(string returned, bool onlyOld)
    {
        if (onlyOld && returned is not ("NONE" or "ALL_OLD"))
        {
            throw DynamoDbError.Validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }
}
