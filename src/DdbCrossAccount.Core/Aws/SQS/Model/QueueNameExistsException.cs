using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>There is such a queue, with other attributes.</summary>
internal sealed class QueueNameExistsException(ErrorResponse error) : AmazonSQSException(error);
