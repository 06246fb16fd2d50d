using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>Writes the members of FunctionConfiguration, as every operation on functions answers them.</summary>
internal static class FunctionConfiguration
{
    private const string Reason = "The function is being created.";
    private const string ReasonCode = "Creating";

    /// <summary>All members, with the state.</summary>
    /// <param name="writer">Within an object.</param>
    /// <param name="version">What is told.</param>
    /// <param name="arn">As the function was named: with qualifier or without.</param>
    /// <param name="now">Service time.</param>
    public static void Write(Utf8JsonWriter writer, FunctionVersion version, string arn, DateTimeOffset now)
    {
        WriteListed(writer, version, arn, now);
        WriteState(writer, version, now);
        writer.WriteStartObject("RuntimeVersionConfig");
        writer.WriteString("RuntimeVersionArn", RuntimeVersionArn(version));
        writer.WriteEndObject();
    }

    /// <summary>The members that lists tell.</summary>
    public static void WriteListed(Utf8JsonWriter writer, FunctionVersion version, string arn, DateTimeOffset now)
    {
        FunctionSettings settings = version.Settings;
        writer.WriteString("FunctionName", version.Function.Name);
        writer.WriteString("FunctionArn", arn);
        writer.WriteString("Runtime", settings.Runtime);
        writer.WriteString("Role", settings.Role);
        writer.WriteString("Handler", settings.Handler);
        writer.WriteNumber("CodeSize", version.Code.Size);
        writer.WriteString("Description", settings.Description);
        writer.WriteNumber("Timeout", settings.Timeout);
        writer.WriteNumber("MemorySize", settings.MemorySize);
        writer.WriteString(
            "LastModified", version.LastModified.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture));
        writer.WriteString("CodeSha256", version.Code.Sha256);
        writer.WriteString("Version", version.Version);
        WriteVariables(writer, settings.Variables);
        writer.WriteStartObject("TracingConfig");
        writer.WriteString("Mode", settings.TracingMode);
        writer.WriteEndObject();
        writer.WriteString("RevisionId", version.RevisionIdAt(now));
        writer.WriteString("PackageType", "Zip");
        writer.WriteStartArray("Architectures");
        writer.WriteStringValue(settings.Architecture);
        writer.WriteEndArray();
        writer.WriteStartObject("EphemeralStorage");
        writer.WriteNumber("Size", settings.EphemeralStorage);
        writer.WriteEndObject();
        writer.WriteStartObject("SnapStart");
        writer.WriteString("ApplyOn", "None");
        writer.WriteString("OptimizationStatus", "Off");
        writer.WriteEndObject();
        WriteLogging(writer, version);
    }

    private static void WriteVariables(Utf8JsonWriter writer, IReadOnlyDictionary<string, string>? variables)
    {
        if (variables is null)
        {
            return;
        }

        writer.WriteStartObject("Environment");
        writer.WriteStartObject("Variables");
        foreach ((string name, string value) in variables)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteLogging(Utf8JsonWriter writer, FunctionVersion version)
    {
        FunctionSettings settings = version.Settings;
        writer.WriteStartObject("LoggingConfig");
        writer.WriteString("LogFormat", settings.LogFormat);
        if (settings.LogFormat == "JSON")
        {
            writer.WriteString("ApplicationLogLevel", settings.ApplicationLogLevel ?? "INFO");
            writer.WriteString("SystemLogLevel", settings.SystemLogLevel ?? "INFO");
        }

        writer.WriteString("LogGroup", settings.LogGroup ?? $"/aws/lambda/{version.Function.Name}");
        writer.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter writer, FunctionVersion version, DateTimeOffset now)
    {
        bool isPending = now < version.ActiveAt;
        writer.WriteString("State", isPending ? "Pending" : "Active");
        if (isPending)
        {
            writer.WriteString("StateReason", Reason);
            writer.WriteString("StateReasonCode", ReasonCode);
            return;
        }

        bool isUpdating = now < version.ReadyAt;
        writer.WriteString("LastUpdateStatus", isUpdating ? "InProgress" : "Successful");
        if (isUpdating)
        {
            writer.WriteString("LastUpdateStatusReason", Reason);
            writer.WriteString("LastUpdateStatusReasonCode", ReasonCode);
        }
    }

    // AWS names a version of the runtime by a hash; here there is one of each runtime.
    private static string RuntimeVersionArn(FunctionVersion version)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version.Settings.Runtime)));
        return $"arn:aws:lambda:{version.Function.Region}::runtime:{hash}";
    }
}
