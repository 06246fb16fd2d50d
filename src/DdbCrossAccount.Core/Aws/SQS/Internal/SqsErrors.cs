using Amazon.Runtime;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Aws.SQS.Model;

namespace DdbCrossAccount.Core.Aws.SQS.Internal;

/// <summary>Makes the typed exception of an error answer, by the code of the JSON protocol or that of the Query one.</summary>
internal static class SqsErrors
{
    public static AmazonServiceException Make(ErrorResponse error) => error.Code switch
    {
        "QueueDoesNotExist" or "AWS.SimpleQueueService.NonExistentQueue" => new QueueDoesNotExistException(error),
        "QueueNameExists" or "QueueAlreadyExists" => new QueueNameExistsException(error),
        "QueueDeletedRecently" or "AWS.SimpleQueueService.QueueDeletedRecently" =>
            new QueueDeletedRecentlyException(error),
        "ReceiptHandleIsInvalid" => new ReceiptHandleIsInvalidException(error),
        "MessageNotInflight" or "AWS.SimpleQueueService.MessageNotInflight" => new MessageNotInflightException(error),
        "OverLimit" => new OverLimitException(error),
        "RequestThrottled" => new RequestThrottledException(error),
        "InvalidAttributeName" => new InvalidAttributeNameException(error),
        "InvalidAttributeValue" => new InvalidAttributeValueException(error),
        "InvalidMessageContents" => new InvalidMessageContentsException(error),
        "UnsupportedOperation" or "AWS.SimpleQueueService.UnsupportedOperation" =>
            new UnsupportedOperationException(error),
        _ => new AmazonSQSException(error),
    };
}
