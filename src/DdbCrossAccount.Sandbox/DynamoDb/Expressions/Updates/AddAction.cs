using System;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;

/// <summary>
/// Adds a number to a number, elements to a set or, in AttributeUpdates only, to a list; sets the value where there is none.
/// </summary>
/// <param name="path">What is added to.</param>
/// <param name="value">What is added.</param>
/// <param name="mismatch">The error where the types differ; it depends on the form of the request.</param>
internal sealed class AddAction(DocumentPath path, AttributeValue value, Func<ServiceException> mismatch) : UpdateAction(path)
{
    public override AttributeType? StaticType => value.Type;

    public override AttributeValue? Evaluate(AttributeMap item)
    {
        if (Path.Find(item) is not { } existing)
        {
            return value;
        }

        if (existing.Type != value.Type)
        {
            throw mismatch();
        }

        return value.Type switch
        {
            AttributeType.N => NumberArithmetic.Add(existing, value),
            AttributeType.L => AttributeValue.List([.. existing.Elements, .. value.Elements]),
            _ => AttributeValue.Set(
                value.Type, [.. existing.Elements, .. value.Elements.Where(element => !existing.Contains(element))]),
        };
    }
}
