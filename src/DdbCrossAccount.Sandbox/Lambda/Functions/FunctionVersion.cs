using System;
using DdbCrossAccount.Sandbox.Lambda.Code;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>
/// Code and settings of a function at one time: a published version, or <c>$LATEST</c> until it is changed. Each change of
/// <c>$LATEST</c> makes a new one, with execution environments of its own.
/// </summary>
internal sealed class FunctionVersion
{
    /// <summary>Of the function, without qualifier.</summary>
    public required FunctionArn Function { get; init; }

    /// <summary>A number, or <c>$LATEST</c>.</summary>
    public required string Version { get; init; }

    public required FunctionSettings Settings { get; init; }

    public required FunctionCode Code { get; init; }

    /// <summary>What <c>$LATEST</c> was when it was published; null for <c>$LATEST</c> itself.</summary>
    public FunctionVersion? PublishedFrom { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Service time at which the function, or the published version, can be invoked for the first time.</summary>
    public required DateTimeOffset ActiveAt { get; init; }

    /// <summary>Service time at which the change that made it takes effect.</summary>
    public required DateTimeOffset ReadyAt { get; init; }

    /// <summary>Until <see cref="ReadyAt"/>.</summary>
    public required string FirstRevisionId { get; init; }

    /// <summary>From <see cref="ReadyAt"/> on: a change that takes effect is a revision of its own.</summary>
    public required string LastRevisionId { get; init; }

    public string Arn => (Function with { Qualifier = Version }).ToString();

    public string RevisionIdAt(DateTimeOffset now) => now < ReadyAt ? FirstRevisionId : LastRevisionId;
}
