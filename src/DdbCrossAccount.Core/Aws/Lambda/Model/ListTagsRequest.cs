using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Asks for the tags of a function or mapping.</summary>
internal sealed class ListTagsRequest : AmazonWebServiceRequest
{
    /// <summary>Its ARN, without a version.</summary>
    public string? Resource { get; set; }
}
