using System;
using System.Collections.Generic;
using System.Threading;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.S3.Checksums;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>An object that is being uploaded in parts, until it is completed or aborted. Safe to use from several threads.</summary>
internal sealed class MultipartUpload
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, UploadedPart> _parts = [];
    private bool _isEnded;

    public required string Id { get; init; }

    /// <summary>What was told when it began.</summary>
    public required ObjectUpload Upload { get; init; }

    public required Principal Initiator { get; init; }

    public required DateTimeOffset Initiated { get; init; }

    /// <summary>What the client asked for; null: it asked for none.</summary>
    public ChecksumAlgorithm? ChecksumAlgorithm { get; init; }

    /// <summary>The checksum of the object is made of those of the parts.</summary>
    public bool HasCompositeChecksum { get; init; }

    public string Key => Upload.Key;

    /// <summary>The algorithm that every part is given.</summary>
    public ChecksumAlgorithm PartAlgorithm => ChecksumAlgorithm ?? Checksums.ChecksumAlgorithm.Crc64Nvme;

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<UploadedPart> Parts()
    {
        lock (_lock)
        {
            return [.. _parts.Values];
        }
    }

    /// <summary>Puts a part in the place of the one with its number; its bytes are let go when the upload has ended.</summary>
    public void Put(UploadedPart part)
    {
        lock (_lock)
        {
            if (_isEnded)
            {
                part.Body.Release();
                throw S3Exception.NoSuchUpload(Id);
            }

            if (_parts.Remove(part.Number, out UploadedPart? former))
            {
                former.Body.Release();
            }

            _parts.Add(part.Number, part);
        }
    }

    /// <summary>Ends the upload with some of its parts and throws the others away.</summary>
    /// <param name="choose">Picks the parts; what it throws leaves the upload as it is.</param>
    public IReadOnlyList<UploadedPart> Complete(Func<IReadOnlyDictionary<int, UploadedPart>, IReadOnlyList<UploadedPart>> choose)
    {
        lock (_lock)
        {
            if (_isEnded)
            {
                throw S3Exception.NoSuchUpload(Id);
            }

            IReadOnlyList<UploadedPart> chosen = choose(_parts);
            _isEnded = true;
            foreach (UploadedPart part in chosen)
            {
                _parts.Remove(part.Number);
            }

            ReleaseParts();
            return chosen;
        }
    }

    public void Abort()
    {
        lock (_lock)
        {
            _isEnded = true;
            ReleaseParts();
        }
    }

    private void ReleaseParts()
    {
        foreach (UploadedPart part in _parts.Values)
        {
            part.Body.Release();
        }

        _parts.Clear();
    }
}
