using System;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Core.Tests.FakeAws;

/// <summary>A request that the stand-in got.</summary>
internal sealed record FakeCall(string Operation, string AccountId, JsonObject? Body, string RawUrl)
{
    public bool IsChange =>
        !Operation.StartsWith("Describe", StringComparison.Ordinal)
        && !Operation.StartsWith("List", StringComparison.Ordinal)
        && !Operation.StartsWith("Get", StringComparison.Ordinal)
        && !Operation.StartsWith("GET", StringComparison.Ordinal);
}
