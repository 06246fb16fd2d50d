using System;
using System.IO;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>Settings that stand in a file which the command line names.</summary>
internal static class SettingsFile
{
    /// <summary>A file that cannot be read, or is no JSON, is a <see cref="SettingsException"/>.</summary>
    public static JsonElement Read(string path, string subject)
    {
        try
        {
            return SettingsObject.Parse(File.ReadAllBytes(path), subject);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The file '{path}' of the {subject} cannot be read: {error.Message}");
        }
    }
}
