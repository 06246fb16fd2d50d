namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>Which objects of a bucket to list.</summary>
internal sealed record ObjectListing
{
    /// <summary>Only keys that begin with it.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Keys with this text after the prefix are rolled up to a common prefix. Default: none are.</summary>
    public string Delimiter { get; init; } = "";

    /// <summary>Only keys after this one, and common prefixes after it. Default: from the first.</summary>
    public string After { get; init; } = "";

    /// <summary>The most objects and common prefixes together. S3 gives no more than 1,000.</summary>
    public int MaxKeys { get; init; } = 1000;
}
