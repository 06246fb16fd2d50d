using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DdbCrossAccount.Conformance.Tests.Cases;

namespace DdbCrossAccount.Conformance.Tests.S3;

/// <summary>The cases of S3. In a body <c>{{a*1000}}</c> becomes a thousand times a.</summary>
internal static partial class S3CaseCatalog
{
    public static IReadOnlyDictionary<string, S3Case> All { get; } = Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "S3", "Cases"), "*.json").Order(StringComparer.Ordinal)
        .SelectMany(Read).ToDictionary(item => item.Id, StringComparer.Ordinal);

    private static IEnumerable<S3Case> Read(string path)
    {
        string area = Path.GetFileNameWithoutExtension(path);
        return CaseFile.ReadJson(path).AsArray().Select(node => new S3Case(
            area, node!["name"]!.GetValue<string>(), node["steps"]!.AsArray().Select(step => ReadStep(step!)).ToArray()));
    }

    private static S3Step ReadStep(JsonNode step)
    {
        string[] line = step["request"]!.GetValue<string>().Split(' ');
        return new S3Step(
            step["operation"]!.GetValue<string>(), line[0], line[1], Texts(step["headers"]),
            Long().Replace(step["body"]?.GetValue<string>() ?? "", Lengthen), Texts(step["save"]));
    }

    private static Dictionary<string, string> Texts(JsonNode? members)
    {
        return members?.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>()) ?? [];
    }

    private static string Lengthen(Match match)
    {
        int times = int.Parse(match.Groups["times"].Value, CultureInfo.InvariantCulture);
        return string.Concat(Enumerable.Repeat(match.Groups["text"].Value, times));
    }

    [GeneratedRegex(@"\{\{(?<text>[^{}*]+)\*(?<times>\d+)\}\}")]
    private static partial Regex Long();
}
