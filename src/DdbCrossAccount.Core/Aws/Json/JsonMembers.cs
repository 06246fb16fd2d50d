using System;
using System.Collections.Generic;
using System.Text.Json;

namespace DdbCrossAccount.Core.Aws.Json;

/// <summary>Reads members of an answer; a member that is not there, or null, reads as null.</summary>
internal static class JsonMembers
{
    public static string? Text(this JsonElement element, string name) => element.Member(name)?.GetString();

    public static long? Number(this JsonElement element, string name) => element.Member(name)?.GetInt64();

    public static bool? Flag(this JsonElement element, string name) => element.Member(name)?.GetBoolean();

    /// <summary>A time in seconds since 1970, as AWS's JSON services write it.</summary>
    public static DateTime? Time(this JsonElement element, string name) =>
        element.Member(name) is JsonElement seconds ? DateTime.UnixEpoch.AddSeconds(seconds.GetDouble()) : null;

    public static T? Object<T>(this JsonElement element, string name, Func<JsonElement, T> read)
        where T : class =>
        element.Member(name) is JsonElement member ? read(member) : null;

    public static List<T>? List<T>(this JsonElement element, string name, Func<JsonElement, T> read)
    {
        if (element.Member(name) is not JsonElement array)
        {
            return null;
        }

        var list = new List<T>(array.GetArrayLength());
        foreach (JsonElement member in array.EnumerateArray())
        {
            list.Add(read(member));
        }

        return list;
    }

    public static Dictionary<string, T>? Map<T>(this JsonElement element, string name, Func<JsonElement, T> read)
    {
        if (element.Member(name) is not JsonElement map)
        {
            return null;
        }

        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (JsonProperty member in map.EnumerateObject())
        {
            values[member.Name] = read(member.Value);
        }

        return values;
    }

    private static JsonElement? Member(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
