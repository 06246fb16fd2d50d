using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>What can be wrong with resource policies.</summary>
internal static partial class DynamoDbError
{
    public static ServiceException NoPolicy(string arn)
    {
        return new ServiceException(
            "PolicyNotFoundException", $"Resource-based policy not found for the provided ResourceArn: {arn}");
    }

    public static ServiceException PolicyRevision(string arn)
    {
        return new ServiceException(
            "PolicyNotFoundException", $"Resource-based policy not found for the provided ResourceArn and RevisionId: {arn}");
    }

    public static ServiceException PolicyJustChanged()
    {
        return ResourceInUse(
            "Attempt to change a resource which is still in use: the resource-based policy was changed less than 15 seconds ago");
    }
}
