using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The function is gone.</summary>
internal sealed class DeleteFunctionResponse : AmazonWebServiceResponse;
