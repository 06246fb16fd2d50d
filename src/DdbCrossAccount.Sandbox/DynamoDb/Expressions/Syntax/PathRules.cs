using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions.Syntax;

/// <summary>Paths that cannot stand together in one projection or one update.</summary>
internal static class PathRules
{
    private const string Remedy = "must remove or rewrite one of these paths";

    /// <summary>
    /// Refuses two paths of which one leads into the other, and two that treat the same value as a map and as a list.
    /// </summary>
    public static void RefuseOverlaps(ExpressionSource source, IReadOnlyList<DocumentPath> paths)
    {
        RefusePairs(source, paths, isConflict: false);
        RefusePairs(source, paths, isConflict: true);
    }

    private static void RefusePairs(ExpressionSource source, IReadOnlyList<DocumentPath> paths, bool isConflict)
    {
        for (int second = 1; second < paths.Count; second++)
        {
            for (int first = 0; first < second; first++)
            {
                if (Relation(paths[first], paths[second]) == isConflict)
                {
                    string kind = isConflict ? "conflict" : "overlap";
                    throw source.Invalid($"Two document paths {kind} with each other; {Remedy}; "
                        + $"path one: {paths[first]}, path two: {paths[second]}");
                }
            }
        }
    }

    /// <summary>False: they overlap; true: they conflict; null: neither.</summary>
    private static bool? Relation(DocumentPath one, DocumentPath two)
    {
        foreach ((PathElement first, PathElement second) in one.Elements.Zip(two.Elements))
        {
            if (first.Name is null != second.Name is null)
            {
                return true;
            }

            if (!first.IsSameAs(second))
            {
                return null;
            }
        }

        return false;
    }
}
