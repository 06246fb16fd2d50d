using System.Text.Json;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Conformance.Tests.Wire;

/// <summary>What a service of the JSON protocol has answered. <c>Code</c> is without its namespace; null when the call succeeded.</summary>
internal sealed record JsonAnswer(int Status, string? Code, string? Message, JsonNode? Body)
{
    /// <summary>The server has closed the connection without an answer.</summary>
    public static readonly JsonAnswer None = new(0, "no answer", null, null);

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public override string ToString()
    {
        return Code is null ? $"{Status} {Body?.ToJsonString(Relaxed)}" : $"{Status} {Code}: {Message}{Reasons()}";
    }

    private string Reasons() => Body?["CancellationReasons"] is JsonNode reasons ? $" {reasons.ToJsonString(Relaxed)}" : "";
}
