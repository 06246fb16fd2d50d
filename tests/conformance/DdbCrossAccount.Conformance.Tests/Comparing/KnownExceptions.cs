using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DdbCrossAccount.Conformance.Tests.Engines;

namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>The list of all exceptions, Comparing/exceptions.json.</summary>
internal static class KnownExceptions
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = false,
        Converters = { new JsonStringEnumConverter() },
    };

    public static IReadOnlyList<KnownException> All { get; } = Read();

    /// <summary>
    /// Those differences that no exception covers, each as the line that would list it, and one line for each listed difference
    /// that should have occurred and has not.
    /// </summary>
    public static IReadOnlyList<string> Unexplained(EngineKind engine, string caseId, IReadOnlyList<Difference> differences)
    {
        KnownException[] known = All.Where(item => item.Engine == engine).ToArray();
        IEnumerable<string> unknown = differences
            .Where(difference => !known.Any(item => item.Covers(caseId, difference)))
            .Select(difference => JsonSerializer.Serialize(KnownDifference.Of(caseId, difference), Options));
        return unknown.Concat(known.SelectMany(item => item.Gone(caseId, differences))).ToArray();
    }

    /// <summary>Whether an exception that is not bound to single cases covers the difference.</summary>
    public static bool CoverEverywhere(EngineKind engine, Difference difference)
    {
        return All.Any(item => item.Engine == engine && item.Everywhere?.Covers(difference) == true);
    }

    private static KnownException[] Read()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Comparing", "exceptions.json");
        KnownException[] read = JsonSerializer.Deserialize<KnownException[]>(File.ReadAllText(path), Options)!;
        return read.Select(item => item with { Differences = item.Differences ?? [] }).ToArray();
    }
}
