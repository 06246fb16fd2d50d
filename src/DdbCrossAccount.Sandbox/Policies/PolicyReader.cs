using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>Reads the JSON of a policy, strictly: an element that is not known would be passed over at the cost of safety.</summary>
internal static class PolicyReader
{
    private static readonly string[] PolicyElements = ["Version", "Id", "Statement"];

    private static readonly string[] StatementElements =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    public static PolicyDocument Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return ReadPolicy(json, document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new PolicyFormatException("This policy contains invalid Json");
        }
    }

    private static PolicyDocument ReadPolicy(string json, JsonElement root)
    {
        RefuseUnknown(root, PolicyElements);
        if (root.TryGetProperty("Version", out JsonElement version) && version.GetString() is not ("2012-10-17" or "2008-10-17"))
        {
            throw new PolicyFormatException("The policy must contain a valid version string");
        }

        if (!root.TryGetProperty("Statement", out JsonElement statements))
        {
            throw new PolicyFormatException("Missing required field Statement");
        }

        IEnumerable<JsonElement> list = statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray() : [statements];
        return new PolicyDocument(json, list.Select(ReadStatement).ToArray());
    }

    private static PolicyStatement ReadStatement(JsonElement element)
    {
        RefuseUnknown(element, StatementElements);
        (IReadOnlyList<string>? actions, bool notAction) = ReadEither(element, "Action", "NotAction");
        (IReadOnlyList<string>? resources, bool notResource) = ReadEither(element, "Resource", "NotResource");
        return new PolicyStatement
        {
            Sid = element.TryGetProperty("Sid", out JsonElement sid) ? sid.GetString() : null,
            IsDeny = ReadIsDeny(element),
            Principal = ReadPrincipal(element),
            Actions = actions ?? throw new PolicyFormatException("Missing required field Action"),
            ActionsAreNegated = notAction,
            Resources = resources,
            ResourcesAreNegated = notResource,
            Conditions = element.TryGetProperty("Condition", out JsonElement conditions) ? ReadConditions(conditions) : [],
        };
    }

    private static bool ReadIsDeny(JsonElement element)
    {
        string? effect = element.TryGetProperty("Effect", out JsonElement value) ? value.GetString() : null;
        return effect switch
        {
            "Allow" => false,
            "Deny" => true,
            null => throw new PolicyFormatException("Missing required field Effect"),
            _ => throw new PolicyFormatException($"Invalid effect: {effect}"),
        };
    }

    private static (IReadOnlyList<string>? Values, bool IsNegated) ReadEither(JsonElement element, string name, string negated)
    {
        bool has = element.TryGetProperty(name, out JsonElement value);
        bool hasNegated = element.TryGetProperty(negated, out JsonElement negatedValue);
        if (has && hasNegated)
        {
            throw new PolicyFormatException($"{name} and {negated} cannot both be in a statement");
        }

        return (has ? ReadTexts(value) : hasNegated ? ReadTexts(negatedValue) : null, hasNegated);
    }

    private static PrincipalMatch? ReadPrincipal(JsonElement element)
    {
        if (element.TryGetProperty("Principal", out JsonElement principal))
        {
            return new PrincipalMatch(ReadPrincipals(principal), IsNegated: false);
        }

        return element.TryGetProperty("NotPrincipal", out JsonElement negated)
            ? new PrincipalMatch(ReadPrincipals(negated), IsNegated: true)
            : null;
    }

    // Services, federated and canonical users do not call this sandbox: they match nobody.
    private static IReadOnlyList<string> ReadPrincipals(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return element.GetString() == "*" ? ["*"] : throw new PolicyFormatException("Invalid principal in policy");
        }

        RefuseUnknown(element, ["AWS", "Service", "Federated", "CanonicalUser"]);
        return element.TryGetProperty("AWS", out JsonElement names) ? ReadTexts(names) : [];
    }

    private static List<PolicyCondition> ReadConditions(JsonElement element)
    {
        var conditions = new List<PolicyCondition>();
        foreach (JsonProperty block in element.EnumerateObject())
        {
            conditions.AddRange(block.Value.EnumerateObject().Select(key => ReadCondition(block.Name, key)));
        }

        return conditions;
    }

    private static PolicyCondition ReadCondition(string operatorText, JsonProperty key)
    {
        string name = operatorText;
        SetQualifier qualifier = TakeQualifier(ref name);
        bool ifExists = name.EndsWith("IfExists", StringComparison.Ordinal);
        name = ifExists ? name[..^"IfExists".Length] : name;
        if (!Enum.TryParse(name, out ConditionOperator comparison) || !char.IsAsciiLetter(name[0]))
        {
            throw new PolicyFormatException($"Invalid Condition type : {operatorText}");
        }

        return new PolicyCondition(comparison, key.Name, ReadTexts(key.Value))
        {
            IsMetWhenAbsent = ifExists,
            Qualifier = qualifier,
        };
    }

    private static SetQualifier TakeQualifier(ref string name)
    {
        int colon = name.IndexOf(':');
        if (colon < 0)
        {
            return SetQualifier.None;
        }

        string qualifier = name[..colon];
        name = name[(colon + 1)..];
        return qualifier switch
        {
            "ForAllValues" => SetQualifier.ForAllValues,
            "ForAnyValue" => SetQualifier.ForAnyValue,
            _ => throw new PolicyFormatException($"Invalid Condition type : {qualifier}:{name}"),
        };
    }

    private static string[] ReadTexts(JsonElement element)
    {
        return element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray().Select(ReadText).ToArray()
            : [ReadText(element)];
    }

    private static string ReadText(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => element.GetRawText(),
        _ => throw new PolicyFormatException("Syntax errors in policy."),
    };

    private static void RefuseUnknown(JsonElement element, string[] known)
    {
        string? unknown = element.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !known.Contains(name));
        if (unknown is not null)
        {
            throw new PolicyFormatException($"Unknown field {unknown}");
        }
    }
}
