namespace DdbCrossAccount.Sandbox.S3;

/// <summary>All buckets of all accounts; their names are unique across them.</summary>
internal sealed class S3Store;
