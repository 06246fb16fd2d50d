using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Asks for a page of the versions of a function.</summary>
internal sealed class ListVersionsByFunctionRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }

    public string? Marker { get; set; }

    public int? MaxItems { get; set; }
}
