namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Why the environment variables of a function cannot be read.</summary>
internal sealed class EnvironmentError
{
    public string? ErrorCode { get; set; }

    public string? Message { get; set; }
}
