using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Deletes a function, or a version of it.</summary>
internal sealed class DeleteFunctionRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }

    public string? Qualifier { get; set; }
}
