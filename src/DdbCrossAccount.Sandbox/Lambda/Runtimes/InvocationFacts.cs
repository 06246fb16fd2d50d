namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>What a function is told of an invocation beside its payload.</summary>
internal sealed record InvocationFacts
{
    public required string RequestId { get; init; }

    /// <summary>As it was invoked: unqualified, or with version or alias.</summary>
    public required string InvokedFunctionArn { get; init; }

    /// <summary>Base64 as the caller sent it; null: none.</summary>
    public string? ClientContext { get; init; }
}
