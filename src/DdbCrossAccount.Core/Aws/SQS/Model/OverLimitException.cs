using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>As many messages are being received as the queue allows.</summary>
internal sealed class OverLimitException(ErrorResponse error) : AmazonSQSException(error);
