using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>Reads one page of a bucket's objects. The bucket's lock is held.</summary>
internal sealed class ObjectPager(ObjectIndex index, ObjectListing listing)
{
    private readonly List<StoredObject> _objects = [];
    private readonly List<string> _commonPrefixes = [];
    private string _last = "";

    public ObjectPage Read()
    {
        int position = Start();
        while (position < index.Count && IsWithin(index[position].Key))
        {
            if (_objects.Count + _commonPrefixes.Count == listing.MaxKeys)
            {
                return new ObjectPage(_objects, _commonPrefixes, listing.MaxKeys == 0 ? null : _last);
            }

            position = Take(position);
        }

        return new ObjectPage(_objects, _commonPrefixes, null);
    }

    private bool IsWithin(string key) => key.StartsWith(listing.Prefix, StringComparison.Ordinal);

    private int Start()
    {
        string after = listing.After;
        if (after.Length == 0 || KeyOrder.Instance.Compare(after, listing.Prefix) < 0)
        {
            return index.Position(listing.Prefix);
        }

        int position = index.Position(after);
        return CommonPrefix(after) == after ? PastPrefix(after, position)
            : position < index.Count && index[position].Key == after ? position + 1
            : position;
    }

    private int Take(int position)
    {
        StoredObject stored = index[position];
        if (CommonPrefix(stored.Key) is string common)
        {
            _commonPrefixes.Add(common);
            _last = common;
            return PastPrefix(common, position);
        }

        _objects.Add(stored);
        _last = stored.Key;
        return position + 1;
    }

    private string? CommonPrefix(string key)
    {
        if (listing.Delimiter.Length == 0 || !IsWithin(key))
        {
            return null;
        }

        int at = key.IndexOf(listing.Delimiter, listing.Prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key[..(at + listing.Delimiter.Length)];
    }

    // Keys with the same beginning are neighbours.
    private int PastPrefix(string prefix, int from)
    {
        int low = from;
        int high = index.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (index[middle].Key.StartsWith(prefix, StringComparison.Ordinal))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
