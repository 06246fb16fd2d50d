using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>
/// Names the request members, or values of members as <c>Member=VALUE</c>, that this implementation of an operation
/// refuses because it does not act on them. <c>--list</c> tells them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LacksAttribute(params string[] members) : Attribute
{
    public IReadOnlyList<string> Members => members;
}
