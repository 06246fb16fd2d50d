using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Asks which concurrency is kept for a function.</summary>
internal sealed class GetFunctionConcurrencyRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }
}
