using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;

/// <summary>Takes elements out of a set; a set that would be empty goes altogether.</summary>
/// <param name="path">What is taken from.</param>
/// <param name="value">The set of what is taken.</param>
/// <param name="mismatch">The error where the types differ; it depends on the form of the request.</param>
internal sealed class DeleteAction(DocumentPath path, AttributeValue value, Func<ServiceException> mismatch) : UpdateAction(path)
{
    public override AttributeType? StaticType => value.Type;

    public override bool CreatesItem => false;

    public override AttributeValue? Evaluate(AttributeMap item)
    {
        if (Path.Find(item) is not { } existing)
        {
            return null;
        }

        if (existing.Type != value.Type)
        {
            throw mismatch();
        }

        List<AttributeValue> left = [.. existing.Elements.Where(element => !value.Contains(element))];
        return left.Count > 0 ? AttributeValue.Set(value.Type, left) : null;
    }
}
