using System;
using System.Buffers;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>One request of AWS JSON whose signature was checked. It and its buffers are valid until the operation has ended.</summary>
internal sealed class JsonCall
{
    public required Principal Caller { get; init; }

    /// <summary>From the credential scope of the signature.</summary>
    public required string Region { get; init; }

    /// <summary>The body, unpacked if it came as gzip. It goes back to a pool: copy what is kept.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The address at which the client reaches the sandbox; URLs of queues begin with it.</summary>
    public string Endpoint { get; init; } = "http://localhost";

    public required IBufferWriter<byte> Response { get; init; }

    public required string RequestId { get; init; }

    /// <summary>Null where there is no request of HTTP behind it.</summary>
    public RequestFacts? Facts { get; init; }

    /// <summary>Called when the caller's permission for a table was found; a fault may hold the request there.</summary>
    public Action? Authorized { get; set; }

    /// <summary>Given the number of entries of a batch, tells which of them a fault leaves unprocessed.</summary>
    public Func<int, bool[]>? Withheld { get; set; }

    /// <summary>What policies may ask about the request; an operation adds keys of its own.</summary>
    public RequestConditions Conditions => field ??= new RequestConditions { Region = Region };
}
