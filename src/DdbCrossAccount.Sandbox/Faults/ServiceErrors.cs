using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>
/// How each service tells a trouble of its own: code, text and status. The endpoint gives it the service's shape.
/// </summary>
internal static class ServiceErrors
{
    private static readonly HashSet<string> ItemOperations = new(StringComparer.Ordinal)
    {
        "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem", "TransactGetItems",
        "TransactWriteItems",
    };

    public static ServiceException Throttle(RequestFacts facts) => facts.Service switch
    {
        ServiceName.S3 => new("SlowDown", "Please reduce your request rate.", StatusCodes.Status503ServiceUnavailable),
        ServiceName.Sts => new("Throttling", "Rate exceeded"),
        ServiceName.Sso => new("TooManyRequestsException", "Rate exceeded", StatusCodes.Status429TooManyRequests),
        ServiceName.Lambda => RestError.Throttled("Rate exceeded", "CallerRateLimitExceeded"),
        ServiceName.Kms => new(
            "ThrottlingException",
            "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls."),
        ServiceName.Sqs => new("RequestThrottled", "Request is throttled.", StatusCodes.Status403Forbidden),
        ServiceName.Streams when facts.Operation == "GetRecords" => LimitExceeded(),
        ServiceName.DynamoDb when ItemOperations.Contains(facts.Operation) => new(
            "ProvisionedThroughputExceededException",
            "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning "
            + "level with the UpdateTable API."),
        _ => new("ThrottlingException", "Rate of requests exceeds the allowed throughput."),
    };

    public static ServiceException Internal(RequestFacts facts) => facts.Service switch
    {
        ServiceName.S3 => new("InternalError", "We encountered an internal error. Please try again.", 500),
        ServiceName.Sts => QueryError.Internal(),
        ServiceName.Sso => new("InternalServerException", "Internal server error", 500),
        ServiceName.Lambda => RestError.Internal(),
        ServiceName.Kms => new(
            "KMSInternalException",
            "The request was rejected because an internal exception occurred. The request can be retried.",
            500),
        ServiceName.Sqs => new("InternalError", "We encountered an internal error. Please try again.", 500),
        _ => JsonError.Internal(),
    };

    public static ServiceException Unavailable(RequestFacts facts) => new(
        "ServiceUnavailable",
        facts.Service == ServiceName.S3
            ? "Service is unable to handle request."
            : "The request has failed due to a temporary failure of the server.",
        StatusCodes.Status503ServiceUnavailable);

    public static ServiceException LimitExceeded() => new("LimitExceededException", "Too many operations for a given subscriber.");

    public static ServiceException AccessDenied(RequestFacts facts) => facts.Service switch
    {
        ServiceName.S3 => new("AccessDenied", Denial(facts, $"s3:{facts.Operation}", $"\"{ObjectArn(facts)}\""), 403),
        ServiceName.Sts => new("AccessDenied", Denied(facts, $"sts:{facts.Operation}", facts.RoleArn ?? "*"), 403),
        ServiceName.Sso => new("ForbiddenException", "No access", 403),
        ServiceName.Lambda => new(
            "AccessDeniedException", Denial(facts, $"lambda:{LambdaAction(facts)}", facts.FunctionName ?? "*"), 403),
        ServiceName.Kms => new("AccessDeniedException", Denial(facts, $"kms:{facts.Operation}", "*")),
        ServiceName.Sqs => new(
            "AccessDeniedException", Denial(facts, $"sqs:{facts.Operation.ToLowerInvariant()}", "*"), StatusCodes.Status403Forbidden)
        {
            QueryCode = "AccessDenied",
        },
        _ => new("AccessDeniedException", Denial(facts, $"dynamodb:{facts.Operation}", TableArn(facts))),
    };

    // The one operation whose permission has another name.
    private static string LambdaAction(RequestFacts facts) => facts.Operation == "Invoke" ? "InvokeFunction" : facts.Operation;

    private static string Denial(RequestFacts facts, string action, string resource)
    {
        return $"{Denied(facts, action, resource)} because no identity-based policy allows the {action} action";
    }

    private static string Denied(RequestFacts facts, string action, string resource)
    {
        return $"User: {facts.Caller?.Arn} is not authorized to perform: {action} on resource: {resource}";
    }

    private static string TableArn(RequestFacts facts) => facts.Table is TableArn arn ? arn.ToString() : "*";

    private static string ObjectArn(RequestFacts facts)
    {
        return facts.Bucket is not string bucket ? "arn:aws:s3:::*"
            : string.IsNullOrEmpty(facts.ObjectKey) ? $"arn:aws:s3:::{bucket}"
            : $"arn:aws:s3:::{bucket}/{facts.ObjectKey}";
    }
}
