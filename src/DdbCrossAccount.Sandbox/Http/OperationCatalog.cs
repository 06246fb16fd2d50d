using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The operations of AWS JSON, found by their <see cref="OperationAttribute"/> and made when they are first asked for.</summary>
internal sealed class OperationCatalog
{
    private readonly Dictionary<string, Lazy<IJsonOperation>> _operations;

    public OperationCatalog(SandboxServices services)
    {
        _operations = Types().ToDictionary(
            pair => pair.Target,
            pair => new Lazy<IJsonOperation>(() => (IJsonOperation)Activator.CreateInstance(pair.Type, services)!));
    }

    /// <summary>The values of X-Amz-Target that have an implementation, sorted.</summary>
    public static IReadOnlyList<string> Targets => Types().Select(pair => pair.Target).Order(StringComparer.Ordinal).ToArray();

    /// <summary>Null: unknown operation.</summary>
    public IJsonOperation? Find(string target)
    {
        return _operations.TryGetValue(target, out Lazy<IJsonOperation>? operation) ? operation.Value : null;
    }

    private static IEnumerable<(string Target, Type Type)> Types()
    {
        return from type in typeof(OperationCatalog).Assembly.GetTypes()
               let attribute = type.GetCustomAttribute<OperationAttribute>()
               where attribute is not null
               select (attribute.Target, type);
    }
}
