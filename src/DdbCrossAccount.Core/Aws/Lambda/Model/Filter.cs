namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>A pattern of records.</summary>
internal sealed class Filter
{
    public string? Pattern { get; set; }
}
