using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The time is changed.</summary>
internal sealed class ChangeMessageVisibilityResponse : AmazonWebServiceResponse;
