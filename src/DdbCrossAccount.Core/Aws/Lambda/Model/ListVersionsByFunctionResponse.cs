using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>A page of versions, <c>$LATEST</c> among them; the last has no <see cref="NextMarker"/>.</summary>
internal sealed class ListVersionsByFunctionResponse : AmazonWebServiceResponse
{
    public string? NextMarker { get; set; }

    public List<FunctionConfiguration>? Versions { get; set; }
}
