using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text.Json;

namespace DdbCrossAccount.Core.Cdc.Probing;

/// <summary>The function's answer to a probe: <c>{"probe":[{"action":…,"resource":…,"error":…,"policy":…}]}</c>.</summary>
internal static class ProbeAnswer
{
    private const string Probe = "probe";
    private const string Action = "action";
    private const string Resource = "resource";
    private const string Error = "error";
    private const string Policy = "policy";

    /// <summary>Writes it.</summary>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ProbeFinding> findings)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteStartArray(Probe);
            foreach (ProbeFinding finding in findings)
            {
                writer.WriteStartObject();
                writer.WriteString(Action, finding.Action);
                writer.WriteString(Resource, finding.Resource);
                writer.WriteString(Error, finding.ErrorCode);
                writer.WriteString(Policy, finding.PolicyKind);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return body.WrittenMemory;
    }

    /// <summary>The findings; null for an answer that is none.</summary>
    public static IReadOnlyList<ProbeFinding>? Read(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer);
            var findings = new List<ProbeFinding>();
            foreach (JsonElement finding in document.RootElement.GetProperty(Probe).EnumerateArray())
            {
                findings.Add(new ProbeFinding(
                    finding.GetProperty(Action).GetString()!,
                    finding.GetProperty(Resource).GetString()!,
                    finding.GetProperty(Error).GetString(),
                    finding.GetProperty(Policy).GetString()));
            }

            return findings;
        }
        catch (Exception exception) when (
            exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
