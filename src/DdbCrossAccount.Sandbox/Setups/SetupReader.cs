using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>Reads a <see cref="Setup"/>; members that it does not know are refused.</summary>
internal static class SetupReader
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static Setup ReadFile(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"Setup file '{path}' cannot be read: {error.Message}");
        }
    }

    public static Setup Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Setup>(json, Options) ?? throw new SetupException("The setup is null.");
        }
        catch (JsonException error)
        {
            throw new SetupException($"The setup cannot be read: {error.Message}");
        }
    }
}
