namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Where the code of a function can be fetched.</summary>
internal sealed class FunctionCodeLocation
{
    public string? RepositoryType { get; set; }

    /// <summary>An address that works for ten minutes; who has it has the code.</summary>
    public string? Location { get; set; }
}
