using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>A page of mappings; the last has no <see cref="NextMarker"/>.</summary>
internal sealed class ListEventSourceMappingsResponse : AmazonWebServiceResponse
{
    public string? NextMarker { get; set; }

    public List<EventSourceMappingConfiguration>? EventSourceMappings { get; set; }
}
