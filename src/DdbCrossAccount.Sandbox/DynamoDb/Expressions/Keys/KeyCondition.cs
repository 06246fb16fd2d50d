using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Keys;

/// <summary>
/// What a query asks of one attribute. That the attribute is one of the key and its values have its type is for the
/// table to check. <see cref="AttributeValue.ScalarBytes"/> of a value is its form in keys.
/// </summary>
/// <param name="Attribute">The attribute's name.</param>
/// <param name="Comparison">What is asked.</param>
/// <param name="Values">Two for <see cref="KeyComparison.Between"/>, else one; any number for what is not indexable.</param>
internal sealed record KeyCondition(string Attribute, KeyComparison Comparison, IReadOnlyList<AttributeValue> Values);
