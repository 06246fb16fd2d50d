using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Keeps concurrency for a function; none stops it.</summary>
internal sealed class PutFunctionConcurrencyRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }

    public int? ReservedConcurrentExecutions { get; set; }
}
