using System;
using System.Globalization;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>What can be wrong with resource policies.</summary>
internal static partial class DynamoDbError
{
    /// <param name="subject">The ARN, or a sentence about the revision.</param>
    public static ServiceException NoPolicy(string subject)
    {
        return new ServiceException(
            "PolicyNotFoundException", $"Resource-based policy not found for the provided ResourceArn: {subject}");
    }

    public static ServiceException InvalidPolicy(string detail)
    {
        return InvalidValues($"Invalid policy document: {detail}");
    }

    public static ServiceException UnboundedPolicy()
    {
        return Validation(
            "Resource-based policy grants unbounded access in one or more elements. "
            + "Please revise the policy to ensure least-privilege form of access");
    }

    public static ServiceException ForeignPolicy()
    {
        return Validation("This action is only supported by accounts that match the resource owner\u2019s account.");
    }

    public static ServiceException PolicyLocksOut()
    {
        return new ServiceException(
            "AccessDeniedException", "The new resource policy will not allow you to update the resource policy in the future.");
    }

    /// <param name="kind">Table or Stream.</param>
    /// <param name="name">Of the table, or the label of the stream.</param>
    public static ServiceException PolicyPending(string kind, string name)
    {
        return ResourceInUse(
            $"Attempt to change a resource which is still in use: {kind} is pending previous resource-based policy update: {name}");
    }

    public static ServiceException PolicyUpdatePending(string table)
    {
        return ResourceInUse(
            $"Attempt to change a resource which is still in use: Table: {table} has a pending resource-based policy update.");
    }

    /// <param name="kind">table or stream.</param>
    /// <param name="name">Of the table, or the label of the stream.</param>
    /// <param name="until">When the next change is taken.</param>
    public static ServiceException PolicyJustChanged(string kind, string name, DateTimeOffset until)
    {
        string time = until.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return new ServiceException(
            "ThrottlingException",
            $"Resource-based policy for {kind} {name} modified within the previous 15000 milliseconds. Please try again after {time}.");
    }

    public static ServiceException NoStreamOfTable(string label, string table)
    {
        return ResourceNotFound($"Requested resource not found: Stream: {label} not found for Table: {table}");
    }
}
