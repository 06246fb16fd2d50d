using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>Reads the JSON of a policy, strictly: an element that is not known would be passed over at the cost of safety.</summary>
internal static class PolicyReader
{
    private const string WithVariables = "2012-10-17";

    // Of two elements with one name only one could count.
    private static readonly JsonDocumentOptions OneOfEachName = new() { AllowDuplicateProperties = false };

    private static readonly string[] PolicyElements = ["Version", "Id", "Statement"];

    private static readonly string[] StatementElements =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    public static PolicyDocument Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, OneOfEachName);
            return ReadPolicy(json, document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new PolicyFormatException("This policy contains invalid Json");
        }
    }

    private static PolicyDocument ReadPolicy(string json, JsonElement root)
    {
        RefuseOther(root);
        RefuseUnknown(root, PolicyElements);
        string? version = root.TryGetProperty("Version", out JsonElement given) ? given.GetString() : null;
        if (version is not (null or WithVariables or "2008-10-17"))
        {
            throw new PolicyFormatException("The policy must contain a valid version string");
        }

        if (!root.TryGetProperty("Statement", out JsonElement statements))
        {
            throw new PolicyFormatException("Missing required field Statement");
        }

        JsonElement[] list = statements.ValueKind == JsonValueKind.Array ? [.. statements.EnumerateArray()] : [statements];
        return list.Length == 0
            ? throw new PolicyFormatException("Could not parse the policy: Statement is empty!")
            : new PolicyDocument(json, list.Select(statement => ReadStatement(statement, version == WithVariables)).ToArray());
    }

    // AWS has a text of its own for each of these.
    private static void RefuseOther(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Null)
        {
            throw new PolicyFormatException("This text appears not to be a policy");
        }

        if (root.ValueKind == JsonValueKind.Object && !root.EnumerateObject().Any())
        {
            throw new PolicyFormatException("Syntax error at position (1,3)");
        }
    }

    private static PolicyStatement ReadStatement(JsonElement element, bool hasVariables)
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
            Conditions = element.TryGetProperty("Condition", out JsonElement conditions)
                ? ReadConditions(conditions, hasVariables)
                : [],
            HasVariables = hasVariables,
        };
    }

    private static bool ReadIsDeny(JsonElement element)
    {
        string? effect = element.TryGetProperty("Effect", out JsonElement value) ? value.GetString() : null;
        return effect?.ToUpperInvariant() switch
        {
            "ALLOW" => false,
            "DENY" => true,
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
            return ReadPrincipals(principal, isNegated: false);
        }

        return element.TryGetProperty("NotPrincipal", out JsonElement negated) ? ReadPrincipals(negated, isNegated: true) : null;
    }

    private static PrincipalMatch ReadPrincipals(JsonElement element, bool isNegated)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return element.GetString() == "*"
                ? new PrincipalMatch(["*"], [], isNegated)
                : throw new PolicyFormatException("Invalid principal in policy");
        }

        RefuseUnknown(element, ["AWS", "Service", "Federated", "CanonicalUser"]);
        return new PrincipalMatch(ReadNames(element, "AWS"), ReadNames(element, "Service"), isNegated);
    }

    private static string[] ReadNames(JsonElement principal, string kind)
    {
        return principal.TryGetProperty(kind, out JsonElement names) ? ReadTexts(names) : [];
    }

    private static List<PolicyCondition> ReadConditions(JsonElement element, bool hasVariables)
    {
        var conditions = new List<PolicyCondition>();
        foreach (JsonProperty block in element.EnumerateObject())
        {
            conditions.AddRange(block.Value.EnumerateObject().Select(key => ReadCondition(block.Name, key, hasVariables)));
        }

        return conditions;
    }

    private static PolicyCondition ReadCondition(string operatorText, JsonProperty key, bool hasVariables)
    {
        string name = operatorText;
        SetQualifier qualifier = TakeQualifier(ref name);
        bool ifExists = name.EndsWith("IfExists", StringComparison.Ordinal);
        name = ifExists ? name[..^"IfExists".Length] : name;
        if (!Enum.TryParse(name, out ConditionOperator comparison) || !char.IsAsciiLetter(name[0])
            || (comparison == ConditionOperator.Null && ifExists))
        {
            throw new PolicyFormatException($"Invalid Condition type : {operatorText}");
        }

        return new PolicyCondition(comparison, key.Name, ReadTexts(key.Value))
        {
            IsMetWhenAbsent = ifExists,
            Qualifier = qualifier,
            HasVariables = hasVariables,
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
