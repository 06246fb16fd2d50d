using System;
using DdbCrossAccount.Sandbox.S3.Requests;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>Marks the implementation of one operation and tells which requests mean it.</summary>
/// <param name="method">HTTP method.</param>
/// <param name="level">What the path names.</param>
/// <param name="subresource">The query parameter that tells it from other operations; empty for the plain one.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class S3OperationAttribute(string method, S3Level level, string subresource = "") : Attribute
{
    public string Method => method;

    public S3Level Level => level;

    public string Subresource => subresource;

    /// <summary>A header that tells it from other operations; empty for all but copies.</summary>
    public string Header { get; init; } = "";
}
