namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>What the path of a request names.</summary>
internal enum S3Level
{
    Service,
    Bucket,
    Object,
}
