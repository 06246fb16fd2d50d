using System;
using System.Security.Cryptography;
using System.Text;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The chain of signatures in a body of signed chunks: each one signs the one before it.</summary>
internal sealed class ChunkSignatures(byte[] signingKey, RequestSignature signature)
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private string _previous = signature.Signature;

    /// <summary>Checks the signature of the next chunk.</summary>
    /// <param name="given">As it stands in the chunk's head.</param>
    /// <param name="hash">SHA-256 of the chunk's bytes.</param>
    public void Check(string given, ReadOnlySpan<byte> hash)
    {
        Check(given, $"AWS4-HMAC-SHA256-PAYLOAD\n{Head}\n{EmptyHash}\n{Convert.ToHexStringLower(hash)}");
    }

    /// <summary>Checks the signature of the trailing headers.</summary>
    /// <param name="given">x-amz-trailer-signature.</param>
    /// <param name="trailers">The lines before it, each as <c>name:value\n</c>.</param>
    public void CheckTrailers(string given, string trailers)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(trailers));
        Check(given, $"AWS4-HMAC-SHA256-TRAILER\n{Head}\n{Convert.ToHexStringLower(hash)}");
    }

    private string Head => $"{signature.TimestampText}\n{signature.Scope}/aws4_request\n{_previous}";

    private void Check(string given, string stringToSign)
    {
        string expected = SigningKey.Sign(signingKey, stringToSign);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(given)))
        {
            throw new SignatureException(SignatureFailure.WrongSignature);
        }

        _previous = expected;
    }
}
