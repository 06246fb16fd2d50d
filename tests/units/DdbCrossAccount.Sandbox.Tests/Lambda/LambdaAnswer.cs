using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Sandbox.Tests.Lambda;

/// <summary>What an operation of Lambda has answered.</summary>
internal sealed record LambdaAnswer(int Status, byte[] Bytes, IDictionary<string, string> Headers)
{
    /// <summary>Its members; none where it has no body.</summary>
    public JsonNode Body => Bytes.Length == 0 ? new JsonObject() : JsonNode.Parse(Bytes)!;
}
