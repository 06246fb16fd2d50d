using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Aliases;

/// <summary>Reads and writes the members of aliases.</summary>
internal static partial class AliasMembers
{
    private const int LongestName = 128;

    /// <summary>Notes what breaks the API model's constraints.</summary>
    public static string ReadName(RequestObject request)
    {
        string name = request.TextOfLength("Name", 1, LongestName);
        if (request.Has("Name") && !Name().IsMatch(name))
        {
            request.Violate("Name", name, "Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)");
        }

        return name;
    }

    /// <summary>Notes what breaks the API model's constraints; null where the member is not there.</summary>
    public static string? ReadVersion(RequestObject request)
    {
        string? version = request.Text("FunctionVersion");
        if (version is not null && !Version().IsMatch(version))
        {
            request.Violate("FunctionVersion", version, @"Member must satisfy regular expression pattern: (\$LATEST|[0-9]+)");
        }

        return version;
    }

    /// <summary>The shares that go to other versions; null where RoutingConfig is not there.</summary>
    public static IReadOnlyDictionary<string, double>? ReadWeights(RequestObject request)
    {
        RequestObject? routing = request.Object("RoutingConfig");
        return routing is null ? null : (routing.RawMap("AdditionalVersionWeights") ?? []).ToDictionary(
            pair => pair.Name,
            pair => double.Parse(System.Text.Encoding.UTF8.GetString(pair.Json), NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    /// <summary>Throws unless there are the versions that it names. Its caller holds the function's gate.</summary>
    public static void Require(LambdaFunction function, string version, IReadOnlyDictionary<string, double> weights)
    {
        foreach (string name in weights.Keys.Prepend(version))
        {
            if (function.FindVersion(name) is null)
            {
                throw LambdaError.NoFunction(function.Arn with { Qualifier = name });
            }
        }

        if (weights.Count > 1)
        {
            throw LambdaError.InvalidParameter("Number of items in AdditionalVersionWeights cannot be greater than 1");
        }

        if (weights.ContainsKey(version) || weights.ContainsKey(FunctionArn.Latest)
            || (weights.Count > 0 && version == FunctionArn.Latest))
        {
            throw LambdaError.InvalidParameter(
                $"Invalid function version {version}. Function version {version} is already included in routing configuration.");
        }

        if (weights.Values.Any(weight => weight is < 0 or > 1))
        {
            throw LambdaError.InvalidParameter("Weights of additional versions must be from 0.0 to 1.0.");
        }
    }

    /// <summary>The alias of this name; throws where there is none. Its caller holds the function's gate.</summary>
    public static FunctionAlias Require(LambdaFunction function, string name)
    {
        return function.Aliases.TryGetValue(name, out FunctionAlias? alias)
            ? alias
            : throw LambdaError.NotFound($"Cannot find alias arn: {function.Arn with { Qualifier = name }}");
    }

    public static void Write(Utf8JsonWriter writer, FunctionArn function, FunctionAlias alias)
    {
        writer.WriteString("AliasArn", (function with { Qualifier = alias.Name }).ToString());
        writer.WriteString("Name", alias.Name);
        writer.WriteString("FunctionVersion", alias.Version);
        writer.WriteString("Description", alias.Description);
        if (alias.Weights.Count > 0)
        {
            writer.WriteStartObject("RoutingConfig");
            writer.WriteStartObject("AdditionalVersionWeights");
            foreach ((string version, double weight) in alias.Weights)
            {
                writer.WriteNumber(version, weight);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteString("RevisionId", alias.RevisionId);
    }

    [GeneratedRegex("^(?![0-9]+$)[a-zA-Z0-9-_]+$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(\$LATEST|[0-9]+)$")]
    private static partial Regex Version();
}
