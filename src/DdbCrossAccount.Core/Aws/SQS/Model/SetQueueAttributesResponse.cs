using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The attributes change, within a minute.</summary>
internal sealed class SetQueueAttributesResponse : AmazonWebServiceResponse;
