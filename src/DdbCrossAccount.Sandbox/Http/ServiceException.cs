using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>An error answer of a service of AWS JSON: <c>{"__type":"namespace#Code","message":"…"}</c> and what else it carries.</summary>
/// <param name="code">Short name, for example <c>ResourceNotFoundException</c>.</param>
/// <param name="message">AWS's own text.</param>
/// <param name="statusCode">HTTP status.</param>
internal sealed class ServiceException(string code, string message, int statusCode = 400) : Exception(message)
{
    public string Code => code;

    public int StatusCode => statusCode;

    /// <summary>
    /// The code of the older query protocol, where a service that once spoke it tells another one there. Null: the same.
    /// </summary>
    public string? QueryCode { get; init; }

    /// <summary>Further members of the answer: name and raw JSON (UTF-8), for example CancellationReasons or Item.</summary>
    public IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Members { get; init; } = [];
}
