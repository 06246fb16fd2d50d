using System;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>Knows DynamoDB's ways to say that there is no throughput left.</summary>
internal static class ThrottleErrors
{
    /// <summary>True when the service refused the call for lack of throughput; nothing of the call was done.</summary>
    public static bool IsThrottle(Exception exception) =>
        exception is AmazonServiceException
        {
            ErrorCode: "ProvisionedThroughputExceededException"
                or "ThrottlingException"
                or "RequestLimitExceeded"
        };
}
