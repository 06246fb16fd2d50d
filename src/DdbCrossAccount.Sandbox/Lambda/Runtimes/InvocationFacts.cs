namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>What a function is told of an invocation beside its payload, and what the sandbox wants to know of it.</summary>
internal sealed record InvocationFacts
{
    public required string RequestId { get; init; }

    /// <summary>As it was invoked: unqualified, or with version or alias.</summary>
    public required string InvokedFunctionArn { get; init; }

    /// <summary>Base64 as the caller sent it; null: none.</summary>
    public string? ClientContext { get; init; }

    /// <summary>The caller reads the end of the log: what was just written has to be in it.</summary>
    public bool WantsLog { get; init; }

    /// <summary>A runtime tells it which keys the function signs its requests with; null: nobody counts them.</summary>
    public RequestCount? Requests { get; init; }
}
