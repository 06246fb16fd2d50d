using System;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>
/// Marks the implementation of one operation of a service that speaks REST with JSON; found at the start by reflection,
/// listed by <c>--list</c>. The class has the operation's name.
/// </summary>
/// <param name="method">HTTP method.</param>
/// <param name="path">As the API model writes it, for example <c>/2015-03-31/functions/{FunctionName}</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RouteAttribute(string method, string path) : Attribute
{
    public string Method => method;

    public string Path => path;

    /// <summary>HTTP status of a success. Default: 200.</summary>
    public int Status { get; init; } = 200;
}
