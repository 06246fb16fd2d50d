using System;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>Marks the implementation of one operation; found at the start by reflection, listed by <c>--list</c>.</summary>
/// <param name="target">The X-Amz-Target header, for example <c>DynamoDB_20120810.PutItem</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OperationAttribute(string target) : Attribute
{
    public string Target => target;
}
