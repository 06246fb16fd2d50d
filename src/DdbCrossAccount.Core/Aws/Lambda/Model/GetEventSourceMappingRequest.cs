using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Asks for a mapping.</summary>
internal sealed class GetEventSourceMappingRequest : AmazonWebServiceRequest
{
    public string? UUID { get; set; }
}
