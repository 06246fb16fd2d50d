using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The concurrency that is kept now.</summary>
internal sealed class PutFunctionConcurrencyResponse : AmazonWebServiceResponse
{
    public int? ReservedConcurrentExecutions { get; set; }
}
