using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Asks for a page of the functions of the account and Region.</summary>
internal sealed class ListFunctionsRequest : AmazonWebServiceRequest
{
    public string? Marker { get; set; }

    public int? MaxItems { get; set; }
}
