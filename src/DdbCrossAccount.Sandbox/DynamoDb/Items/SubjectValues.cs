using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>
/// The values of the item or key that a request is about. AWS looks at them before it looks at expressions and at the
/// table; here that is done where one of those is at fault, so that a request without fault is not read twice.
/// </summary>
internal static class SubjectValues
{
    /// <summary>Throws for values that no item may have, and for an item that is too large.</summary>
    /// <param name="request">The request.</param>
    /// <param name="subject">Item or Key.</param>
    public static void Require(RequestObject request, string subject)
    {
        int size = ItemCodec.Current.Measure(request.Raw(subject));
        if (subject == "Item" && size > ItemEncoder.MaximumItemSize)
        {
            throw DynamoDbError.ItemTooLarge();
        }
    }
}
