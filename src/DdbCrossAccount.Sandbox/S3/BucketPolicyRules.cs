using System;
using System.Linq;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>What a bucket policy must have beside being a policy.</summary>
internal static class BucketPolicyRules
{
    /// <summary>Reads a policy for this bucket; throws MalformedPolicy.</summary>
    public static PolicyDocument Parse(string text, Bucket bucket)
    {
        PolicyDocument policy = Read(text);
        if (policy.Statements.Any(statement => statement.Principal is null))
        {
            throw Malformed("Missing required field Principal");
        }

        if (policy.Statements.Any(statement => statement.Resources is not { Count: > 0 } resources || !resources.All(arn => IsWithin(arn, bucket))))
        {
            throw Malformed("Policy has invalid resource");
        }

        return policy.Statements.Any(statement => !statement.Actions.All(action => action == "*" || action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase)))
            ? throw Malformed("Policy has invalid action")
            : policy;
    }

    /// <summary>
    /// It allows something to everybody without a condition. S3 looks at conditions, too; a policy that has one is taken
    /// as not public here.
    /// </summary>
    public static bool IsPublic(PolicyDocument policy) => policy.Statements.Any(statement =>
        !statement.IsDeny && statement.Conditions.Count == 0
        && (statement.Principal!.IsNegated || statement.Principal.IsEverybody));

    private static PolicyDocument Read(string text)
    {
        try
        {
            return PolicyDocument.Parse(text);
        }
        catch (PolicyFormatException error)
        {
            throw Malformed(error.Message);
        }
    }

    private static bool IsWithin(string arn, Bucket bucket) =>
        WildcardPattern.Matches(arn, bucket.Arn) || arn.StartsWith(bucket.Arn + "/", StringComparison.Ordinal)
        || WildcardPattern.Matches(arn, bucket.Arn + "/");

    private static S3Exception Malformed(string message) => new("MalformedPolicy", message);
}
