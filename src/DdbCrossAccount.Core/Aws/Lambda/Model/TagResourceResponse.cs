using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The tags are set.</summary>
internal sealed class TagResourceResponse : AmazonWebServiceResponse;
