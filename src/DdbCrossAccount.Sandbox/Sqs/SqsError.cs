using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>
/// The error answers of SQS, one method for each situation. Its errors have two codes: that of AWS JSON, and in the
/// header x-amzn-query-error that of the older query protocol, which clients go on to show.
/// </summary>
internal static class SqsError
{
    private const string QueryPrefix = "AWS.SimpleQueueService.";

    public static ServiceException NoQueue() => Prefixed(
        "QueueDoesNotExist", "NonExistentQueue", "The specified queue does not exist.");

    /// <summary>Another account's queue, which may be there or not.</summary>
    public static ServiceException NoQueueOrNoAccess() => Prefixed(
        "QueueDoesNotExist", "NonExistentQueue", "The specified queue does not exist or you do not have access to it.");

    public static ServiceException DeletedRecently() => Prefixed(
        "QueueDeletedRecently", "QueueDeletedRecently",
        "You must wait 60 seconds after deleting a queue before you can create another with the same name.");

    public static ServiceException NameExists(string attribute) => new(
        "QueueNameExists", $"A queue already exists with the same name and a different value for attribute {attribute}")
    {
        QueryCode = "QueueAlreadyExists",
    };

    public static ServiceException InvalidAddress(string address)
    {
        return new ServiceException("InvalidAddress", $"The address {address} is not valid for this endpoint.", 404);
    }

    public static ServiceException MissingParameter(string parameter)
    {
        return new ServiceException("MissingRequiredParameterException", $"The request must contain the parameter {parameter}.")
        {
            QueryCode = "MissingParameter",
        };
    }

    public static ServiceException InvalidParameter(string message)
    {
        return new ServiceException("InvalidParameterValueException", message) { QueryCode = "InvalidParameterValue" };
    }

    public static ServiceException InvalidParameter(string value, string parameter, string reason)
    {
        return InvalidParameter($"Value {value} for parameter {parameter} is invalid. Reason: {reason}");
    }

    public static ServiceException UnknownAttribute(string name)
    {
        return new ServiceException("InvalidAttributeName", $"Unknown Attribute {name}.");
    }

    public static ServiceException InvalidAttribute(string name, string reason = "")
    {
        return new ServiceException("InvalidAttributeValue", $"Invalid value for the parameter {name}.{reason}");
    }

    public static ServiceException InvalidHandle(string handle)
    {
        return new ServiceException("ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle.", 404);
    }

    public static ServiceException NotInFlight(string handle) => InvalidParameter(
        handle, "ReceiptHandle", "Message does not exist or is not available for visibility timeout change.");

    public static ServiceException InvalidContents(string message) => new("InvalidMessageContents", message);

    public static ServiceException TooManyInFlight() => new(
        "OverLimit", "The maximum number of in flight messages is reached.", 403);

    public static ServiceException PurgeInProgress(string queue) => Prefixed(
        "PurgeQueueInProgress", "PurgeQueueInProgress",
        $"Only one PurgeQueue operation on {queue} is allowed every 60 seconds.", 403);

    public static ServiceException EmptyBatch(string operation) => Prefixed(
        "EmptyBatchRequest", "EmptyBatchRequest", $"There should be at least one {operation}RequestEntry in the request.");

    public static ServiceException TooManyEntries(int count) => Prefixed(
        "TooManyEntriesInBatchRequest", "TooManyEntriesInBatchRequest",
        $"Maximum number of entries per request are 10. You have sent {count}.");

    public static ServiceException InvalidEntryId() => Prefixed(
        "InvalidBatchEntryId", "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");

    public static ServiceException RepeatedEntryId(string id) => Prefixed(
        "BatchEntryIdsNotDistinct", "BatchEntryIdsNotDistinct", $"Id {id} repeated.");

    public static ServiceException BatchTooLong(long bytes) => Prefixed(
        "BatchRequestTooLong", "BatchRequestTooLong",
        $"Batch requests cannot be longer than {SendRequest.MaximumBytes} bytes. You have sent {bytes} bytes.");

    /// <summary>As for all services here, except that SQS writes actions in small letters.</summary>
    public static ServiceException AccessDenied(Principal caller, string action, string arn, string denial)
    {
        string shown = action.ToLowerInvariant();
        string why = denial.Replace(action, shown, System.StringComparison.Ordinal);
        return new ServiceException(
            "AccessDeniedException", $"User: {caller.Arn} is not authorized to perform: {shown} on resource: {arn} {why}", 403)
        {
            QueryCode = "AccessDenied",
        };
    }

    private static ServiceException Prefixed(string code, string queryCode, string message, int status = 400)
    {
        return new ServiceException(code, message, status) { QueryCode = QueryPrefix + queryCode };
    }
}
