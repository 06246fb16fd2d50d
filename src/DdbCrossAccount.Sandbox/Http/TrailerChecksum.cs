using System;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Checksums;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The checksum that x-amz-trailer announces: computed while the payload goes by, compared at its end.</summary>
internal sealed class TrailerChecksum : IDisposable
{
    private readonly string _name;
    private readonly ChecksumHash _hash;
    private string? _given;

    private TrailerChecksum(string name, ChecksumAlgorithm algorithm)
    {
        _name = name;
        _hash = ChecksumHash.Create(algorithm);
    }

    /// <summary>Null when the request announces none.</summary>
    public static TrailerChecksum? Announced(HttpRequest request)
    {
        string name = request.Headers["x-amz-trailer"].ToString();
        if (name.Length == 0)
        {
            return null;
        }

        ChecksumAlgorithm algorithm = ChecksumNames.ParseHeader(name)
            ?? throw new S3Exception("InvalidRequest", "The value specified in the x-amz-trailer header is not supported");
        return new TrailerChecksum(name.ToLowerInvariant(), algorithm);
    }

    public static S3Exception Malformed()
    {
        return new S3Exception(
            "MalformedTrailerError",
            "The request contained trailing data that was not well-formed or did not conform to our published schema.");
    }

    public void Append(ReadOnlySpan<byte> bytes) => _hash.Append(bytes);

    /// <summary>Takes a trailing header.</summary>
    public void Receive(string name, string value) => _given = name == _name ? value : _given;

    /// <summary>At the end of the payload: throws unless the trailer came and is right.</summary>
    public void Check()
    {
        if (_given is null)
        {
            throw Malformed();
        }

        if (_given != Convert.ToBase64String(_hash.Finish()))
        {
            string algorithm = _name["x-amz-checksum-".Length..].ToUpperInvariant();
            throw new S3Exception("BadDigest", $"The {algorithm} you specified did not match the calculated checksum.");
        }
    }

    public void Dispose() => _hash.Dispose();
}
