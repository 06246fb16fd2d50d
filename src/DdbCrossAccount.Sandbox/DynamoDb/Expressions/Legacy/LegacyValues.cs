using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Legacy;

/// <summary>The values that stand in legacy parameters.</summary>
internal static class LegacyValues
{
    public static AttributeValue? Read(RequestObject request, string member)
    {
        return request.Has(member) ? AttributeValue.Read(ItemCodec.Current.ReadValue(request.Raw(member), out _)) : null;
    }

    public static IReadOnlyList<AttributeValue> ReadList(RequestObject request, string member)
    {
        return [.. request.RawElements(member).Select(json => AttributeValue.Read(ItemCodec.Current.ReadValue(json, out _)))];
    }
}
