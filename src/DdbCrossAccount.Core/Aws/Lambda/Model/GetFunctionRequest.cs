using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Asks for a function, its tags and where its code lies.</summary>
internal sealed class GetFunctionRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }

    public string? Qualifier { get; set; }
}
