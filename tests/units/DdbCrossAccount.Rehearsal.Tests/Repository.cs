using System.IO;
using System.Linq;
using System.Reflection;

namespace DdbCrossAccount.Rehearsal.Tests;

/// <summary>Where the checkout, its build and the data beside it are.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string RehearsalAssembly { get; } = Metadata("RehearsalAssembly");

    public static string SharedData { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Metadata(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
