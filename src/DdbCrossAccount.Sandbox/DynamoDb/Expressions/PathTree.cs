using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions;

/// <summary>Paths of which none leads into another, as a tree with something at the end of each.</summary>
internal sealed class PathTree<T>
{
    private readonly List<(PathElement Element, PathTree<T> Child)> _names = [];
    private readonly SortedDictionary<int, PathTree<T>> _indexes = [];

    /// <summary>True where a path ends.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>What stands at the end of the path.</summary>
    public T? Value { get; private set; }

    public IReadOnlyList<(PathElement Element, PathTree<T> Child)> Names => _names;

    /// <summary>In ascending order.</summary>
    public IReadOnlyDictionary<int, PathTree<T>> Indexes => _indexes;

    public void Add(DocumentPath path, T value)
    {
        PathTree<T> node = this;
        foreach (PathElement element in path.Elements)
        {
            node = node.GetOrAdd(element);
        }

        node.IsEnd = true;
        node.Value = value;
    }

    /// <summary>The branch for a name that is given in canonical JSON, or null.</summary>
    public PathTree<T>? Child(ReadOnlySpan<byte> name)
    {
        foreach ((PathElement element, PathTree<T> child) in _names)
        {
            if (name.SequenceEqual(element.NameUtf8))
            {
                return child;
            }
        }

        return null;
    }

    private PathTree<T> GetOrAdd(PathElement element)
    {
        PathTree<T>? found = element.Name is null ? _indexes.GetValueOrDefault(element.Index) : Child(element.NameUtf8);
        if (found is not null)
        {
            return found;
        }

        var added = new PathTree<T>();
        if (element.Name is null)
        {
            _indexes.Add(element.Index, added);
        }
        else
        {
            _names.Add((element, added));
        }

        return added;
    }
}
