using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The message is gone.</summary>
internal sealed class DeleteMessageResponse : AmazonWebServiceResponse;
