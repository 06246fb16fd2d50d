using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The operations of one protocol, found by their <see cref="OperationAttribute"/> and made when they are first asked for.</summary>
internal sealed class OperationCatalog<TOperation>(SandboxServices services)
    where TOperation : class
{
    private readonly Dictionary<string, Lazy<TOperation>> _operations = OperationTargets.Implementing<TOperation>().ToDictionary(
        pair => pair.Target,
        pair => new Lazy<TOperation>(() => (TOperation)Make(pair.Type, services)));

    /// <summary>Null: unknown operation.</summary>
    public TOperation? Find(string target)
    {
        return _operations.TryGetValue(target, out Lazy<TOperation>? operation) ? operation.Value : null;
    }

    private static object Make(Type type, SandboxServices services)
    {
        return Activator.CreateInstance(type, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, null, [services], null)!;
    }
}
