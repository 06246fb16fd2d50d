using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DdbCrossAccount.Conformance.Tests.Oracles;

/// <summary>The table of all operations, Oracles/oracles.json.</summary>
internal static class OracleTable
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static IReadOnlyList<Oracle> All { get; } =
        JsonSerializer.Deserialize<Oracle[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Oracles", "oracles.json")), Options)!;
}
