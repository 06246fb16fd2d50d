using System.Text.Json.Serialization;

namespace DdbCrossAccount.Core.Sandboxes.Administration;

/// <summary>Reads and writes the JSON of a sandbox's endpoint. Members that are unknown here are passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SandboxFaultRule))]
[JsonSerializable(typeof(SandboxFaultReports))]
[JsonSerializable(typeof(SandboxRecordedRequests))]
[JsonSerializable(typeof(SandboxRequestKeeping))]
[JsonSerializable(typeof(SandboxRequestsKept))]
[JsonSerializable(typeof(SandboxClockChange))]
[JsonSerializable(typeof(SandboxClockState))]
[JsonSerializable(typeof(SandboxOperations))]
[JsonSerializable(typeof(SandboxRefusal))]
internal sealed partial class SandboxJson : JsonSerializerContext;
