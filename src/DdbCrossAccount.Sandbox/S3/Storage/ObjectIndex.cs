using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>The objects of a bucket in the order of listings. The bucket's lock guards it.</summary>
internal sealed class ObjectIndex
{
    private readonly List<StoredObject> _objects = [];

    public int Count => _objects.Count;

    public StoredObject this[int position] => _objects[position];

    public StoredObject? Find(string key)
    {
        int position = Position(key);
        return position < _objects.Count && _objects[position].Key == key ? _objects[position] : null;
    }

    /// <summary>Puts the object in and returns the one whose place it takes.</summary>
    public StoredObject? Put(StoredObject stored)
    {
        int position = Position(stored.Key);
        if (position == _objects.Count || _objects[position].Key != stored.Key)
        {
            _objects.Insert(position, stored);
            return null;
        }

        StoredObject former = _objects[position];
        _objects[position] = stored;
        return former;
    }

    public StoredObject? Remove(string key)
    {
        StoredObject? former = Find(key);
        if (former is not null)
        {
            _objects.RemoveAt(Position(key));
        }

        return former;
    }

    /// <summary>The position of the first key that is not before the given one.</summary>
    public int Position(string key)
    {
        int low = 0;
        int high = _objects.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (KeyOrder.Instance.Compare(_objects[middle].Key, key) < 0)
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
