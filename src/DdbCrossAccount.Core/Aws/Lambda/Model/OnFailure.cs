namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The destination of what failed.</summary>
internal sealed class OnFailure
{
    /// <summary>An ARN; empty text removes the destination.</summary>
    public string? Destination { get; set; }
}
