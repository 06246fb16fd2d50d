using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>One bucket with its objects and its unfinished uploads. Safe to use from several threads.</summary>
internal sealed class Bucket(string name, string ownerAccountId, string region, DateTimeOffset creationTime)
{
    private readonly Lock _lock = new();
    private readonly ObjectIndex _objects = new();
    private readonly Dictionary<string, MultipartUpload> _uploads = [];
    private bool _isDeleted;

    public string Name => name;

    public string OwnerAccountId => ownerAccountId;

    public string Region => region;

    public DateTimeOffset CreationTime => creationTime;

    public string Arn => "arn:aws:s3:::" + name;

    public PolicyDocument? Policy { get; set; }

    /// <summary>Of objects whose writer says nothing of it.</summary>
    public ObjectEncryption DefaultEncryption { get; set; } = ObjectEncryption.Default;

    /// <summary>Null after it was deleted, which counts as <see cref="Storage.ObjectOwnership.ObjectWriter"/>.</summary>
    public ObjectOwnership? Ownership { get; set; } = Storage.ObjectOwnership.BucketOwnerEnforced;

    public string ObjectArn(string key) => Arn + "/" + key;

    public StoredObject? Find(string key)
    {
        lock (_lock)
        {
            return _objects.Find(key);
        }
    }

    /// <summary>The object and its bytes belong together, whatever is uploaded meanwhile; null if there is none.</summary>
    public OpenedObject? Open(string key)
    {
        lock (_lock)
        {
            return _objects.Find(key) is StoredObject stored ? new OpenedObject(stored, stored.Body.OpenRead()) : null;
        }
    }

    /// <summary>Puts an object in the place of the one with its key.</summary>
    /// <param name="stored">The new object.</param>
    /// <param name="condition">Sees the object that is there; what it throws leaves everything as it is.</param>
    public void Put(StoredObject stored, Action<StoredObject?>? condition = null)
    {
        lock (_lock)
        {
            RefuseIfDeleted();
            condition?.Invoke(_objects.Find(stored.Key));
            _objects.Put(stored)?.Body.Release();
        }
    }

    /// <summary>True if there was one.</summary>
    public bool Remove(string key, Action<StoredObject?>? condition = null)
    {
        lock (_lock)
        {
            condition?.Invoke(_objects.Find(key));
            StoredObject? former = _objects.Remove(key);
            former?.Body.Release();
            return former is not null;
        }
    }

    public ObjectPage List(ObjectListing listing)
    {
        lock (_lock)
        {
            return new ObjectPager(_objects, listing).Read();
        }
    }

    public void Add(MultipartUpload upload)
    {
        lock (_lock)
        {
            RefuseIfDeleted();
            _uploads.Add(upload.Id, upload);
        }
    }

    /// <summary>The upload with this id and key.</summary>
    public MultipartUpload FindUpload(string key, string id)
    {
        lock (_lock)
        {
            return _uploads.TryGetValue(id, out MultipartUpload? upload) && upload.Key == key
                ? upload
                : throw S3Exception.NoSuchUpload(id);
        }
    }

    public void Remove(MultipartUpload upload)
    {
        lock (_lock)
        {
            _uploads.Remove(upload.Id);
        }
    }

    /// <summary>All unfinished uploads, by key and by the time they began.</summary>
    public IReadOnlyList<MultipartUpload> Uploads()
    {
        lock (_lock)
        {
            return [.. _uploads.Values.OrderBy(upload => upload.Key, KeyOrder.Instance).ThenBy(upload => upload.Initiated).ThenBy(upload => upload.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>Ends the life of an empty bucket, with its unfinished uploads.</summary>
    public void Delete()
    {
        lock (_lock)
        {
            RefuseIfDeleted();
            if (_objects.Count > 0)
            {
                throw S3Exception.BucketNotEmpty(name);
            }

            _isDeleted = true;
            foreach (MultipartUpload upload in _uploads.Values)
            {
                upload.Abort();
            }
        }
    }

    private void RefuseIfDeleted()
    {
        if (_isDeleted)
        {
            throw S3Exception.NoSuchBucket(name);
        }
    }
}
