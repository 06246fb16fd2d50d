using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using DdbCrossAccount.Sandbox.S3;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>Which operations there are: the classes with an <see cref="OperationAttribute"/>.</summary>
internal static class OperationTargets
{
    /// <summary>All of them, those of S3 and of REST with JSON too.</summary>
    public static IEnumerable<(string Target, Type Type)> Covered =>
        Implementing<object>().Concat(S3Router.Targets).Concat(RestRouter.Targets);

    /// <summary>Those of one protocol.</summary>
    public static IEnumerable<(string Target, Type Type)> Implementing<TOperation>()
    {
        return from type in typeof(OperationTargets).Assembly.GetTypes()
               where type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(TOperation))
               let attribute = type.GetCustomAttribute<OperationAttribute>()
               where attribute is not null
               select (attribute.Target, type);
    }
}
