using System.Collections.Generic;
using System.IO;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Changes the code of a function.</summary>
internal sealed class UpdateFunctionCodeRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }

    public MemoryStream? ZipFile { get; set; }

    public string? S3Bucket { get; set; }

    public string? S3Key { get; set; }

    public string? S3ObjectVersion { get; set; }

    public List<string>? Architectures { get; set; }

    public bool? Publish { get; set; }

    public bool? DryRun { get; set; }

    /// <summary>The change is refused when the function has another.</summary>
    public string? RevisionId { get; set; }
}
