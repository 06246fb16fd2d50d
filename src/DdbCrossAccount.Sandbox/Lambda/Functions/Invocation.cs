using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>One wish to run a function.</summary>
/// <param name="Function">With or without qualifier.</param>
/// <param name="Payload">JSON.</param>
internal sealed record Invocation(FunctionArn Function, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Who needs the permission to invoke it. Null: Lambda itself, for an event source mapping, which needs none.</summary>
    public Principal? Caller { get; init; }

    /// <summary>What policies may ask about the request.</summary>
    public RequestConditions Conditions { get; init; } = new();

    /// <summary>The caller reads the end of the log.</summary>
    public bool WantsLog { get; init; }

    /// <summary>Base64; null: none.</summary>
    public string? ClientContext { get; init; }
}
