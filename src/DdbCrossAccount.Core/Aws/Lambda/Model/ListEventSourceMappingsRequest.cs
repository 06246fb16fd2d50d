using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Asks for a page of mappings.</summary>
internal sealed class ListEventSourceMappingsRequest : AmazonWebServiceRequest
{
    public string? EventSourceArn { get; set; }

    public string? FunctionName { get; set; }

    public string? Marker { get; set; }

    /// <summary>At most 100 are told on a page, whatever is asked for.</summary>
    public int? MaxItems { get; set; }
}
