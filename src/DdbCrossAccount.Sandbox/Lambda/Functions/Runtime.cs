using System;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>The runtimes that a function may ask for.</summary>
internal static class Runtime
{
    public const string DotNet = "dotnet10";
    public const string Provided = "provided.al2023";

    /// <summary>As AWS lists those that are not deprecated.</summary>
    private static readonly string[] Known =
    [
        "nodejs20.x", "nodejs22.x", "nodejs24.x", "nodejs26.x", "java8.al2", "java8.al2023", "java11", "java11.al2023", "java17",
        "java17.al2023", "java21", "java25", "python3.9", "python3.10", "python3.11", "python3.12", "python3.13", "python3.14",
        "python3.15", "dotnet8", DotNet, "ruby3.2", "ruby3.3", "ruby3.4", "ruby4.0", "provided.al2", Provided,
    ];

    /// <summary>Refuses what is no runtime, and what this sandbox cannot run.</summary>
    public static string Require(string name)
    {
        if (!Known.Contains(name, StringComparer.Ordinal))
        {
            throw LambdaError.InvalidParameter(
                $"Value {name} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: "
                + $"[{string.Join(", ", Known)}] or be a valid ARN");
        }

        return name is DotNet or Provided ? name : throw DynamoDbError.NotImplemented($"the runtime {name}");
    }
}
