using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>
/// Makes a version of the present code and settings; where they did not change, the newest version stands for them.
/// </summary>
internal sealed class PublishVersionRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }

    /// <summary>The call is refused when the present code has another.</summary>
    public string? CodeSha256 { get; set; }

    public string? Description { get; set; }

    /// <summary>The call is refused when the function has another.</summary>
    public string? RevisionId { get; set; }
}
