using System.IO;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.S3;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The payload of a request to S3: as x-amz-content-sha256 says, it is hashed, signed in chunks, or not signed.</summary>
internal static class S3Payload
{
    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string SignedChunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string SignedChunksWithTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private const string UnsignedChunksWithTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private const int HashLength = 64;

    /// <summary>What stands for the body in the canonical request.</summary>
    public static string HashOf(HttpRequest request, RequestSignature signature)
    {
        string? given = request.Headers["x-amz-content-sha256"];
        return !string.IsNullOrEmpty(given) ? given
            : signature.IsPresigned ? Unsigned
            : throw new S3Exception("InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
    }

    /// <summary>The body without its framing, checked while it is read.</summary>
    public static Stream Open(HttpRequest request, RequestSignature signature, AccessKey key, string payloadHash) => payloadHash switch
    {
        Unsigned => new ClientStream(request.Body),
        SignedChunks or SignedChunksWithTrailer =>
            Chunked(request, new ChunkSignatures(SignatureVerifier.SigningKeyOf(key, signature), signature)),
        UnsignedChunksWithTrailer => Chunked(request, signatures: null),
        { Length: HashLength } => new HashedBodyStream(new ClientStream(request.Body), payloadHash),
        _ => throw S3Exception.InvalidArgument(
            "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, or a valid sha256 value.",
            "x-amz-content-sha256",
            payloadHash),
    };

    // A trailing header counts as if it had come at the front; operations look at checksums when the payload has ended.
    private static ChecksummedStream Chunked(HttpRequest request, ChunkSignatures? signatures)
    {
        var checksum = TrailerChecksum.Announced(request);
        var chunks = new AwsChunkedStream(new ClientStream(request.Body), signatures, (name, value) =>
        {
            request.Headers[name] = value;
            checksum?.Receive(name, value);
        });
        return new ChecksummedStream(chunks, checksum);
    }
}
