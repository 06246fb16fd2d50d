using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The queue goes, within a minute.</summary>
internal sealed class DeleteQueueResponse : AmazonWebServiceResponse;
