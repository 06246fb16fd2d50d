using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>The error answers of DynamoDB, one method for each situation, with AWS's own texts, slips included.</summary>
internal static partial class DynamoDbError
{
    public static ServiceException Validation(string message)
    {
        return new ServiceException("ValidationException", message);
    }

    public static ServiceException InvalidValues(string detail)
    {
        return Validation($"One or more parameter values were invalid: {detail}");
    }

    /// <summary>As backups, exports and imports say it.</summary>
    public static ServiceException InvalidRequest(string detail)
    {
        return Validation($"Invalid Request: {detail}");
    }

    public static ServiceException Serialization(string message)
    {
        return new ServiceException("SerializationException", message);
    }

    /// <summary>Not an answer of AWS: this sandbox lacks something, and says so rather than ignoring it.</summary>
    public static ServiceException NotImplemented(string what)
    {
        return Validation($"This sandbox does not implement {what} yet.");
    }

    public static ServiceException ResourceNotFound(string message)
    {
        return new ServiceException("ResourceNotFoundException", message);
    }

    /// <summary>Items and batches on a table that is not there, or not yet.</summary>
    public static ServiceException NoResource()
    {
        return ResourceNotFound("Requested resource not found");
    }

    /// <summary>Operations on tables, for a table that is not there.</summary>
    public static ServiceException NoTable(string table)
    {
        return ResourceNotFound($"Requested resource not found: Table: {table} not found");
    }

    public static ServiceException ResourceInUse(string message)
    {
        return new ServiceException("ResourceInUseException", message);
    }

    /// <summary>A change of tables or settings that something else stands against.</summary>
    public static ServiceException StillInUse(string detail)
    {
        return ResourceInUse($"Attempt to change a resource which is still in use: {detail}");
    }

    public static ServiceException TableExists(string table)
    {
        return ResourceInUse($"Table already exists: {table}");
    }

    public static ServiceException TableBusy(string table, string status)
    {
        return StillInUse($"Table is being {status}: {table}");
    }

    /// <summary>As exports, imports, bulk operations and backups of another account are refused.</summary>
    public static ServiceException AccessDenied()
    {
        return new ServiceException("AccessDeniedException", "Access is denied");
    }

    public static ServiceException LimitExceeded(string message)
    {
        return new ServiceException("LimitExceededException", message);
    }

    public static ServiceException SubscriberLimit(string detail)
    {
        return LimitExceeded($"Subscriber limit exceeded: {detail}");
    }

    /// <summary>A setting that was changed just now, and may not be changed again yet.</summary>
    public static ServiceException Throttling(string message)
    {
        return new ServiceException("ThrottlingException", message);
    }

    /// <summary>Backups and exports have their own code for a table that is not there.</summary>
    public static ServiceException TableNotFound(string table)
    {
        return new ServiceException("TableNotFoundException", $"Table not found: {table}");
    }

    public static ServiceException ContinuousBackupsUnavailable(string table)
    {
        return new ServiceException(
            "ContinuousBackupsUnavailableException",
            $"Backups are being enabled for the table: {table}. Please retry later");
    }
}
