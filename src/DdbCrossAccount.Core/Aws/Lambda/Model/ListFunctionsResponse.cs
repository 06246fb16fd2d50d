using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>A page of functions; the last has no <see cref="NextMarker"/>.</summary>
internal sealed class ListFunctionsResponse : AmazonWebServiceResponse
{
    public string? NextMarker { get; set; }

    public List<FunctionConfiguration>? Functions { get; set; }
}
