using System.IO;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The code of a new function: a zip, or where in S3 one lies.</summary>
internal sealed class FunctionCode
{
    public MemoryStream? ZipFile { get; set; }

    public string? S3Bucket { get; set; }

    public string? S3Key { get; set; }

    public string? S3ObjectVersion { get; set; }
}
