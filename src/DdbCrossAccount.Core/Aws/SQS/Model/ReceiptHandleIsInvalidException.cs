using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>The handle of the message is not one of that queue.</summary>
internal sealed class ReceiptHandleIsInvalidException(ErrorResponse error) : AmazonSQSException(error);
