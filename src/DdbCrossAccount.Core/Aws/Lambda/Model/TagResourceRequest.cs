using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Adds tags, or changes their values.</summary>
internal sealed class TagResourceRequest : AmazonWebServiceRequest
{
    /// <summary>The ARN, without a version.</summary>
    public string? Resource { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}
