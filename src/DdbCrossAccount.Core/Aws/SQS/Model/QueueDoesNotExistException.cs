using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>There is no such queue.</summary>
internal sealed class QueueDoesNotExistException(ErrorResponse error) : AmazonSQSException(error);
