using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>No concurrency is kept.</summary>
internal sealed class DeleteFunctionConcurrencyResponse : AmazonWebServiceResponse;
