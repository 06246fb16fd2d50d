using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The operations that have a <see cref="RouteAttribute"/>, made when they are first asked for.</summary>
internal sealed class RestRouter(SandboxServices services)
{
    private const string TargetPrefix = "Lambda.";
    private readonly Route[] _routes = [.. Types().Select(pair => new Route(pair.Attribute, pair.Type, services))];

    /// <summary>The operations with their names, as <c>Lambda.CreateFunction</c>.</summary>
    public static IEnumerable<(string Target, Type Type)> Targets =>
        Types().Select(pair => (TargetPrefix + pair.Type.Name, pair.Type));

    /// <summary>The operation that a request means; null: unknown.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path as it came over the wire, without query.</param>
    public RestMatch? Find(string method, string path)
    {
        string[] parts = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        return _routes.Where(route => route.Method == method)
            .Select(route => route.Match(parts)).FirstOrDefault(match => match is not null);
    }

    private static IEnumerable<(RouteAttribute Attribute, Type Type)> Types() =>
        from type in typeof(RestRouter).Assembly.GetTypes()
        let attribute = type.GetCustomAttribute<RouteAttribute>()
        where attribute is not null
        select (attribute, type);

    private sealed class Route(RouteAttribute attribute, Type type, SandboxServices services)
    {
        private readonly string[] _parts = attribute.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

        private readonly Lazy<IRestOperation> _operation = new(() => (IRestOperation)Activator.CreateInstance(
            type, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, null, [services], null)!);

        public string Method => attribute.Method;

        public RestMatch? Match(string[] parts)
        {
            if (parts.Length != _parts.Length)
            {
                return null;
            }

            var named = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int i = 0; i < parts.Length; i++)
            {
                if (_parts[i].StartsWith('{'))
                {
                    named[_parts[i].Trim('{', '}')] = parts[i];
                }
                else if (_parts[i] != parts[i])
                {
                    return null;
                }
            }

            return new RestMatch(TargetPrefix + type.Name, _operation.Value, named, attribute.Status);
        }
    }
}
