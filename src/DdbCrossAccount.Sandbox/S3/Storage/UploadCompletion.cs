using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Requests;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>Makes one object of the parts of an upload. The parts' bytes become the object's without being copied.</summary>
internal sealed class UploadCompletion(S3Store store, Bucket bucket, MultipartUpload upload)
{
    private const long MinimumPartLength = 5 * 1024 * 1024;

    /// <summary>Ends the upload; what it throws leaves the upload as it is.</summary>
    /// <param name="named">The parts to use, in ascending order.</param>
    /// <param name="whole">The object's checksum as the client expects it, if it does.</param>
    /// <param name="size">The object's length as the client expects it, if it does.</param>
    /// <param name="condition">Sees the object that is there.</param>
    public StoredObject Complete(
        IReadOnlyList<NamedPart> named, string? whole, string? size, Action<StoredObject?>? condition)
    {
        condition?.Invoke(bucket.Find(upload.Key));
        ObjectChecksum? checksum = null;
        IReadOnlyList<UploadedPart> parts = upload.Complete(uploaded =>
        {
            List<UploadedPart> chosen = [.. named.Select(part => Choose(uploaded, part))];
            RequireLengths(chosen, size);
            checksum = MakeChecksum(chosen);
            RequireChecksum(checksum, whole);
            return chosen;
        });
        bucket.Remove(upload);
        return Store(parts, checksum!, condition);
    }

    private UploadedPart Choose(IReadOnlyDictionary<int, UploadedPart> uploaded, NamedPart named)
    {
        if (!uploaded.TryGetValue(named.Number, out UploadedPart? part) || part.ETag != named.ETag)
        {
            throw InvalidPart(named);
        }

        ChecksumAlgorithm algorithm = upload.PartAlgorithm;
        if (named.Checksums.TryGetValue(algorithm, out string? value))
        {
            return value == part.Checksum.Value ? part : throw InvalidPart(named);
        }

        return upload.HasCompositeChecksum
            ? throw new S3Exception(
                "InvalidRequest",
                $"The upload was created using a {algorithm.ToString().ToLowerInvariant()} checksum. The complete request must include the "
                + $"checksum for each part. It was missing for part {named.Number} in the request.")
            : part;
    }

    private static void RequireLengths(List<UploadedPart> chosen, string? size)
    {
        UploadedPart? small = chosen.SkipLast(1).FirstOrDefault(part => part.Body.Length < MinimumPartLength);
        if (small is not null)
        {
            throw new S3Exception("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
            {
                Elements =
                [
                    ("ProposedSize", small.Body.Length.ToString(CultureInfo.InvariantCulture)),
                    ("MinSizeAllowed", MinimumPartLength.ToString(CultureInfo.InvariantCulture)),
                    ("PartNumber", small.Number.ToString(CultureInfo.InvariantCulture)),
                    ("ETag", small.ETag),
                ],
            };
        }

        if (size is not null && size != chosen.Sum(part => part.Body.Length).ToString(CultureInfo.InvariantCulture))
        {
            throw new S3Exception(
                "InvalidRequest", "The provided 'x-amz-mp-object-size' header value does not match what was computed.");
        }
    }

    private ObjectChecksum MakeChecksum(List<UploadedPart> chosen)
    {
        using var hash = ChecksumHash.Create(upload.PartAlgorithm);
        if (upload.HasCompositeChecksum)
        {
            foreach (UploadedPart part in chosen)
            {
                hash.Append(Convert.FromBase64String(part.Checksum.Value));
            }

            return new ObjectChecksum(upload.PartAlgorithm, $"{Convert.ToBase64String(hash.Finish())}-{chosen.Count}", true);
        }

        AppendAll(hash, chosen);
        return new ObjectChecksum(upload.PartAlgorithm, Convert.ToBase64String(hash.Finish()));
    }

    private static void AppendAll(ChecksumHash hash, List<UploadedPart> chosen)
    {
        byte[] buffer = new byte[128 * 1024];
        foreach (UploadedPart part in chosen)
        {
            using Stream content = part.Body.OpenRead();
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                hash.Append(buffer.AsSpan(0, read));
            }
        }
    }

    private static void RequireChecksum(ObjectChecksum checksum, string? whole)
    {
        bool differs = whole is not null
            && whole != checksum.Value
            && !(checksum.IsComposite && whole == checksum.Value[..checksum.Value.LastIndexOf('-')]);
        if (differs)
        {
            throw new S3Exception(
                "BadDigest", $"The {checksum.Algorithm.Name} you specified did not match the calculated checksum.");
        }
    }

    private StoredObject Store(IReadOnlyList<UploadedPart> parts, ObjectChecksum checksum, Action<StoredObject?>? condition)
    {
        var body = ObjectBody.Join(parts.Select(part => part.Body));
        StoredObject stored = store.MakeObject(upload.Initiator, bucket, upload.Upload, body, ETag(parts)) with
        {
            Checksum = checksum,
            Parts = [.. parts.Select(part => new ObjectPart(part.Number, part.Body.Length, part.Checksum))],
        };
        try
        {
            bucket.Put(stored, condition);
            return stored;
        }
        catch
        {
            body.Release();
            throw;
        }
    }

    private static string ETag(IReadOnlyList<UploadedPart> parts)
    {
        byte[] md5s = [.. parts.SelectMany(part => part.Md5)];
        return $"{Convert.ToHexStringLower(MD5.HashData(md5s))}-{parts.Count}";
    }

    private S3Exception InvalidPart(NamedPart named) =>
        new(
            "InvalidPart",
            "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag "
            + "may not match the part's entity tag.")
        {
            Elements =
            [
                ("UploadId", upload.Id),
                ("PartNumber", named.Number.ToString(CultureInfo.InvariantCulture)),
                ("ETag", named.ETag),
            ],
        };
}
