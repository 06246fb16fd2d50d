using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Requests;

/// <summary>
/// A JSON object of a request, read member by member. A member of the wrong JSON type is a SerializationException at
/// once; a value against the API model's constraints is collected, and all are reported together by
/// <see cref="Check"/>. Members that the model does not know are ignored, as AWS ignores them.
/// </summary>
internal sealed class RequestObject
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonShape.Options.MaxDepth };

    private readonly JsonElement _json;
    private readonly string _path;
    private readonly Violations _violations;

    private RequestObject(JsonElement json, string path, Violations violations)
    {
        _json = json;
        _path = path;
        _violations = violations;
    }

    public static RequestObject Parse(ReadOnlyMemory<byte> body)
    {
        JsonElement root = JsonDocument.Parse(body, Options).RootElement;
        Require(root, WireShape.Request);

        return new RequestObject(root, "", new Violations());
    }

    /// <summary>Throws one ValidationException that names everything that was found wrong so far.</summary>
    public void Check()
    {
        _violations.ThrowIfAny();
    }

    public bool Has(string member)
    {
        return Find(member) is not null;
    }

    public string? Text(string member)
    {
        return Find(member, WireShape.Text)?.GetString();
    }

    public string RequiredText(string member)
    {
        return Text(member) ?? Missing(member);
    }

    /// <summary>A required text of so many characters.</summary>
    public string TextOfLength(string member, int minimum, int maximum)
    {
        string value = RequiredText(member);
        if (Has(member) && value.Length < minimum)
        {
            Violate(member, value, $"Member must have length greater than or equal to {minimum}");
        }
        else if (value.Length > maximum)
        {
            Violate(member, value, $"Member must have length less than or equal to {maximum}");
        }

        return value;
    }

    /// <summary>A fraction is cut off, as by the service.</summary>
    public long? Integer(string member)
    {
        return Find(member, WireShape.OfNumber(member)) switch
        {
            null => null,
            { } value when value.TryGetInt64(out long whole) => whole,
            { } value when Math.Abs(value.GetDouble()) < long.MaxValue => (long)value.GetDouble(),
            _ => throw DynamoDbError.Serialization("Unable to parse the request"),
        };
    }

    public double? Number(string member)
    {
        return Find(member, WireShape.Double)?.GetDouble();
    }

    public bool? Flag(string member)
    {
        return Find(member, WireShape.Boolean) is not { } found ? null
            : found.ValueKind == JsonValueKind.String ? JsonShape.ToBoolean(found.GetString()!) : found.GetBoolean();
    }

    public bool RequiredFlag(string member)
    {
        bool? value = Flag(member);
        if (value is null)
        {
            Missing(member);
        }

        return value == true;
    }

    /// <summary>A time in seconds since 1970, fractions allowed, not before it.</summary>
    public DateTimeOffset? Time(string member)
    {
        const double EndOfYear9999 = 253402300799;
        return Number(member) switch
        {
            null => null,
            >= 0 and <= EndOfYear9999 and { } seconds => DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000)),
            _ => throw DynamoDbError.Serialization("Invalid timestamp"),
        };
    }

    public string? Choice(string member, params ReadOnlySpan<string> allowed)
    {
        string? value = Text(member);
        if (value is not null && !allowed.Contains(value))
        {
            string set = string.Join(", ", allowed);
            _violations.Add(value, PathOf(member), $"Member must satisfy enum value set: [{set}]");
        }

        return value;
    }

    public string RequiredChoice(string member, params ReadOnlySpan<string> allowed)
    {
        return Choice(member, allowed) ?? Missing(member);
    }

    public long? IntegerBetween(string member, long minimum, long maximum)
    {
        long? value = Integer(member);
        if (value < minimum)
        {
            _violations.Add($"{value}", PathOf(member), $"Member must have value greater than or equal to {minimum}");
        }
        else if (value > maximum)
        {
            _violations.Add($"{value}", PathOf(member), $"Member must have value less than or equal to {maximum}");
        }

        return value;
    }

    public RequestObject? Object(string member)
    {
        return Find(member, WireShape.OfMember(member)) is { } found
            ? new RequestObject(found, PathOf(member), _violations)
            : null;
    }

    public RequestObject? RequiredObject(string member)
    {
        RequestObject? found = Object(member);
        if (found is null)
        {
            Missing(member);
        }

        return found;
    }

    /// <summary>The objects of an array, or null where the member is not there.</summary>
    public List<RequestObject>? Objects(string member)
    {
        if (Find(member, WireShape.List) is not { } array)
        {
            return null;
        }

        var objects = new List<RequestObject>();
        foreach (JsonElement element in array.EnumerateArray())
        {
            Require(element, WireShape.EntryOf(member));
            objects.Add(new RequestObject(element, $"{PathOf(member)}.{objects.Count + 1}.member", _violations));
        }

        return objects;
    }

    public List<string>? Texts(string member)
    {
        return Find(member, WireShape.List)?.EnumerateArray().Select(Text).ToList();
    }

    /// <summary>The entries of a map by name, with their JSON.</summary>
    public IEnumerable<(string Name, RequestObject Value)>? Map(string member)
    {
        return Find(member, WireShape.OfMember(member))?.EnumerateObject().Select(entry =>
        {
            Require(entry.Value, WireShape.EntryOf(member));
            return (entry.Name, new RequestObject(entry.Value, $"{PathOf(member)}.{entry.Name}.member", _violations));
        });
    }

    /// <summary>The entries of a map of texts.</summary>
    public List<(string Name, string Text)>? TextMap(string member)
    {
        return Find(member, WireShape.OfMember(member))?.EnumerateObject().Select(entry => (entry.Name, Text(entry.Value))).ToList();
    }

    /// <summary>The entries of a map by name, with the bytes of their JSON.</summary>
    public List<(string Name, byte[] Json)>? RawMap(string member)
    {
        return Find(member, WireShape.OfMember(member))?.EnumerateObject()
            .Select(entry => (entry.Name, JsonMarshal.GetRawUtf8Value(entry.Value).ToArray())).ToList();
    }

    /// <summary>The bytes that the member holds as base64; null where it is not there.</summary>
    public byte[]? Blob(string member)
    {
        return Find(member, WireShape.Blob)?.GetBytesFromBase64();
    }

    /// <summary>The bytes of the member's JSON as the client sent them; empty where it is not there.</summary>
    public ReadOnlySpan<byte> Raw(string member)
    {
        return Find(member) is { } found ? JsonMarshal.GetRawUtf8Value(found) : default;
    }

    /// <summary>The bytes of the JSON of each element of an array.</summary>
    public IEnumerable<byte[]> RawElements(string member)
    {
        return Find(member, WireShape.List)?.EnumerateArray().Select(element => JsonMarshal.GetRawUtf8Value(element).ToArray()) ?? [];
    }

    /// <summary>
    /// Refuses the request when it carries one of the members that this sandbox does not act on, or one of the values,
    /// as <c>Member=VALUE</c>.
    /// </summary>
    public void RefuseNotImplemented(params ReadOnlySpan<string> members)
    {
        foreach (string member in members)
        {
            string[] parts = member.Split('=');
            if (parts.Length == 1 ? Has(member) : Text(parts[0]) == parts[1])
            {
                throw DynamoDbError.NotImplemented($"the request member {member}");
            }
        }
    }

    /// <summary>Refuses the request when it carries a member that this operation lacks (<see cref="LacksAttribute"/>).</summary>
    public void RefuseLacking(Type operation)
    {
        foreach (string member in operation.GetCustomAttribute<LacksAttribute>()?.Members ?? [])
        {
            RefuseNotImplemented(member);
        }
    }

    /// <summary>Notes that a required member is not there.</summary>
    public string Missing(string member)
    {
        _violations.Add(null, PathOf(member), "Member must not be null");
        return "";
    }

    /// <summary>Notes a value that breaks a constraint.</summary>
    public void Violate(string member, string value, string constraint)
    {
        _violations.Add(value, PathOf(member), constraint);
    }

    private static string Text(JsonElement element)
    {
        Require(element, WireShape.Text);
        return element.GetString()!;
    }

    private static void Require(JsonElement element, WireShape shape)
    {
        JsonTokenType token = TokenOf(element.ValueKind);
        if (!shape.Fits(token))
        {
            throw shape.Refuse(token, token == JsonTokenType.Number && element.GetRawText().Contains('.', StringComparison.Ordinal));
        }
    }

    private static JsonTokenType TokenOf(JsonValueKind kind)
    {
        return kind switch
        {
            JsonValueKind.Object => JsonTokenType.StartObject,
            JsonValueKind.Array => JsonTokenType.StartArray,
            JsonValueKind.String => JsonTokenType.String,
            JsonValueKind.Number => JsonTokenType.Number,
            JsonValueKind.True => JsonTokenType.True,
            JsonValueKind.False => JsonTokenType.False,
            _ => JsonTokenType.Null,
        };
    }

    private JsonElement? Find(string member)
    {
        return _json.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private JsonElement? Find(string member, WireShape shape)
    {
        JsonElement? found = Find(member);
        if (found is not null)
        {
            Require(found.Value, shape);
        }

        return found;
    }

    private string PathOf(string member)
    {
        string name = char.ToLowerInvariant(member[0]) + member[1..];
        return _path.Length == 0 ? name : $"{_path}.{name}";
    }
}
