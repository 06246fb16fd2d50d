using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Keeps concurrency for a function no longer.</summary>
internal sealed class DeleteFunctionConcurrencyRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }
}
