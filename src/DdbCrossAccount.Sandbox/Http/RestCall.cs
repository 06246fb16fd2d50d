using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>
/// One request of REST with JSON whose signature was checked. It and its buffers are valid until the operation has ended.
/// </summary>
internal sealed class RestCall
{
    public required Principal Caller { get; init; }

    /// <summary>From the credential scope of the signature.</summary>
    public required string Region { get; init; }

    /// <summary>The parts of the path by their names in the route, decoded.</summary>
    public required IReadOnlyDictionary<string, string> Path { get; init; }

    public required IQueryCollection Parameters { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    /// <summary>It goes back to a pool: copy what is kept.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    public required IBufferWriter<byte> Response { get; init; }

    public required string RequestId { get; init; }

    /// <summary>Null where there is no request of HTTP behind it.</summary>
    public RequestFacts? Facts { get; init; }

    /// <summary>Of the answer; that of the route unless the operation sets another.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>Further headers of the answer.</summary>
    public IDictionary<string, string> ResponseHeaders { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What policies may ask about the request; an operation adds keys of its own.</summary>
    public RequestConditions Conditions => field ??= new RequestConditions { Region = Region };

    /// <summary>Null when it is absent or empty.</summary>
    public string? Query(string name)
    {
        return Parameters.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;
    }

    /// <summary>All values of a parameter that may stand there several times.</summary>
    public IReadOnlyList<string> QueryAll(string name)
    {
        return Parameters.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];
    }

    /// <summary>Null when it is absent or empty.</summary>
    public string? Header(string name)
    {
        return Headers.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;
    }
}
