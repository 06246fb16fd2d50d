using System;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The services as faults and recorded requests call them.</summary>
internal static class ServiceName
{
    public const string DynamoDb = "dynamodb";
    public const string Streams = "streams";
    public const string S3 = "s3";
    public const string Sts = "sts";
    public const string Sso = "sso";
    public const string Kms = "kms";
    public const string Sqs = "sqs";
    public const string Lambda = "lambda";

    /// <summary>No service: what happens to Lambda functions while they run.</summary>
    public const string Function = "function";

    public static readonly string[] All = [DynamoDb, Streams, S3, Sts, Sso, Kms, Sqs, Lambda, Function];

    /// <summary>
    /// The service of a target such as <c>DynamoDB_20120810.PutItem</c>; null when it is none of them.
    /// </summary>
    public static string? Of(string target)
    {
        return target.StartsWith("DynamoDB_", StringComparison.Ordinal) ? DynamoDb
            : target.StartsWith("DynamoDBStreams_", StringComparison.Ordinal) ? Streams
            : target.StartsWith("S3.", StringComparison.Ordinal) ? S3
            : target.StartsWith("STS_", StringComparison.Ordinal) ? Sts
            : target.StartsWith("SSO.", StringComparison.Ordinal) ? Sso
            : target.StartsWith("TrentService.", StringComparison.Ordinal) ? Kms
            : target.StartsWith("AmazonSQS.", StringComparison.Ordinal) ? Sqs
            : target.StartsWith("Lambda.", StringComparison.Ordinal) ? Lambda
            : target.StartsWith("Function.", StringComparison.Ordinal) ? Function
            : null;
    }
}
