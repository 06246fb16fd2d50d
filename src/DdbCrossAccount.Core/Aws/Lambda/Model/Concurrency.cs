namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The concurrency that is kept for a function.</summary>
internal sealed class Concurrency
{
    public int? ReservedConcurrentExecutions { get; set; }
}
