using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings;

/// <summary>The error answers about event source mappings, one method for each situation, with AWS's own texts.</summary>
internal static class MappingError
{
    public static ServiceException InvalidParameter(string message) => new("InvalidParameterValueException", message);

    public static ServiceException NoMapping() =>
        new("ResourceNotFoundException", "The resource you requested does not exist.", 404);

    public static ServiceException NoFunction() => InvalidParameter("Function does not exist");

    public static ServiceException UnknownSource() => InvalidParameter("Unrecognized event source.");

    public static ServiceException UnsupportedStart(string streamArn) =>
        InvalidParameter($"Unsupported starting position for arn type: {streamArn}");

    public static ServiceException NoStream(string streamArn) => InvalidParameter($"Stream not found: {streamArn}");

    public static ServiceException CannotAccess(string streamArn) => InvalidParameter(
        $"Cannot access stream {streamArn}. Please ensure the role can perform the GetRecords, GetShardIterator, "
        + "DescribeStream, and ListStreams Actions on your stream in IAM.");

    /// <param name="call">For example <c>SendMessage on SQS</c>.</param>
    public static ServiceException CannotTell(string call) =>
        InvalidParameter($"The provided execution role does not have permissions to call {call}");

    public static ServiceException InvalidFilter() => InvalidParameter("Invalid filter pattern definition.");

    /// <summary>Stream and function have a mapping already.</summary>
    /// <param name="existing">The mapping that is there.</param>
    /// <param name="functionName">Without version or alias.</param>
    public static ServiceException Exists(EventSourceMapping existing, string functionName) => new(
        "ResourceConflictException",
        $"The event source arn (\" {existing.StreamArn} \") and function (\" {functionName} \") provided mapping already exists. "
        + $"Please update or delete the existing mapping with UUID {existing.Id}",
        409);

    /// <param name="verb">What was to be done: update, delete.</param>
    public static ServiceException InUse(string verb) =>
        new("ResourceInUseException", $"Cannot {verb} the event source mapping because it is in use.");
}
