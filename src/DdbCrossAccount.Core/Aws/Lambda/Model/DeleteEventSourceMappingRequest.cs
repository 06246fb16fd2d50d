using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Deletes a mapping, and with it what it has read to.</summary>
internal sealed class DeleteEventSourceMappingRequest : AmazonWebServiceRequest
{
    public string? UUID { get; set; }
}
