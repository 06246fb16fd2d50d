using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>What a request says about the bytes that it brings: Content-MD5, x-amz-checksum-*, or a trailer that will tell.</summary>
internal sealed class RequestedChecksum
{
    /// <summary>Nothing is said.</summary>
    public static readonly RequestedChecksum None = new();

    private byte[]? _md5;
    private byte[]? _value;

    private RequestedChecksum()
    {
    }

    /// <summary>The algorithm that the client chose; null if it chose none.</summary>
    public ChecksumAlgorithm? Chosen { get; private init; }

    /// <summary>The algorithm to compute: the chosen one, else S3's own.</summary>
    public ChecksumAlgorithm Algorithm => Chosen ?? ChecksumAlgorithm.Crc64Nvme;

    /// <summary>The request says something that can be checked.</summary>
    public bool IsGiven => _md5 is not null || Chosen is not null;

    /// <summary>Reads the headers; throws for those that contradict each other or cannot be read.</summary>
    public static RequestedChecksum Read(S3Call call)
    {
        (ChecksumAlgorithm? algorithm, string? text) = ReadChosen(call);
        return new RequestedChecksum
        {
            Chosen = algorithm,
            _md5 = ReadMd5(call.Header("Content-MD5")),
            _value = text is null ? null : Decode(algorithm!.Value, text),
        };
    }

    /// <summary>Throws BadDigest, after letting go of the bytes, if they are not what was announced.</summary>
    public void Verify(WrittenBody written)
    {
        S3Exception? error = FindDifference(written);
        if (error is not null)
        {
            written.Body.Release();
            throw error;
        }
    }

    private static (ChecksumAlgorithm? Algorithm, string? Text) ReadChosen(S3Call call)
    {
        List<(ChecksumAlgorithm Algorithm, string? Text)> found =
            [.. from header in call.Headers
                let algorithm = ChecksumNames.ParseHeader(header.Key)
                where algorithm is not null
                select (algorithm.Value, (string?)header.Value.ToString())];
        found.AddRange(
            from name in (call.Header("x-amz-trailer") ?? "").Split(',', StringSplitOptions.TrimEntries)
            let algorithm = ChecksumNames.ParseHeader(name)
            where algorithm is not null
            select (algorithm.Value, (string?)null));
        if (found.Count > 1)
        {
            throw new S3Exception(
                "InvalidRequest", "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }

        CheckNamed(call.Header("x-amz-sdk-checksum-algorithm"), found);
        return found.Count == 0 ? (null, null) : (found[0].Algorithm, found[0].Text);
    }

    private static void CheckNamed(string? named, List<(ChecksumAlgorithm Algorithm, string? Text)> found)
    {
        if (named is null)
        {
            return;
        }

        if (found.Count == 0)
        {
            throw new S3Exception(
                "InvalidRequest",
                "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.");
        }

        if (ChecksumNames.Parse(named) != found[0].Algorithm)
        {
            throw new S3Exception("InvalidRequest", "Value for x-amz-sdk-checksum-algorithm header is invalid.");
        }
    }

    private static byte[] Decode(ChecksumAlgorithm algorithm, string text)
    {
        byte[] value = new byte[algorithm.Size + 3];
        return Convert.TryFromBase64String(text, value, out int length) && length == algorithm.Size
            ? value[..length]
            : throw new S3Exception("InvalidRequest", $"Value for {algorithm.Header} header is invalid.");
    }

    private static byte[]? ReadMd5(string? text)
    {
        if (text is null)
        {
            return null;
        }

        byte[] md5 = new byte[MD5.HashSizeInBytes + 3];
        return Convert.TryFromBase64String(text, md5, out int length) && length == MD5.HashSizeInBytes
            ? md5[..length]
            : throw new S3Exception("InvalidDigest", "The Content-MD5 you specified was invalid.")
            {
                Elements = [("Content-MD5", text)],
            };
    }

    private S3Exception? FindDifference(WrittenBody written)
    {
        if (_md5 is not null && !written.Md5.AsSpan().SequenceEqual(_md5))
        {
            return new S3Exception("BadDigest", "The Content-MD5 you specified did not match what we received.")
            {
                Elements =
                [
                    ("ExpectedDigest", Convert.ToHexStringLower(_md5)),
                    ("CalculatedDigest", Convert.ToBase64String(written.Md5)),
                ],
            };
        }

        return _value is not null && !written.Checksums[Algorithm].AsSpan().SequenceEqual(_value)
            ? new S3Exception("BadDigest", $"The {Algorithm.Name} you specified did not match the calculated checksum.")
            : null;
    }
}
