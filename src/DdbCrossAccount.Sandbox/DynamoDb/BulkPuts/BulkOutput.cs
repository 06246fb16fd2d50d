using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>Where a bulk operation reports the items that it did not write, and which of them.</summary>
internal sealed record BulkOutput(
    string Bucket, string? BucketOwner, string? KeyPrefix, string? SseAlgorithm, string? SseKmsKeyId, IReadOnlyList<string> Types)
{
    public const string Errors = "ERROR";
    public const string ConditionFailures = "CONDITION_CHECK_FAILURE";

    public static BulkOutput Read(RequestObject? output)
    {
        return new BulkOutput(
            output?.RequiredText("S3Bucket") ?? "",
            output?.Text("S3BucketOwner"),
            output?.Text("S3KeyPrefix"),
            output?.Choice("S3SseAlgorithm", "AES256", "KMS"),
            output?.Text("S3SseKmsKeyId"),
            output is null ? [] : ReadTypes(output));
    }

    public string OwnerFor(Principal caller)
    {
        return BucketOwner ?? caller.AccountId;
    }

    public bool Equals(BulkOutput? other)
    {
        return other is not null
            && (Bucket, BucketOwner, KeyPrefix, SseAlgorithm, SseKmsKeyId)
                == (other.Bucket, other.BucketOwner, other.KeyPrefix, other.SseAlgorithm, other.SseKmsKeyId)
            && Types.SequenceEqual(other.Types);
    }

    public override int GetHashCode()
    {
        return HashCode.Combine(Bucket, BucketOwner, KeyPrefix, SseAlgorithm, SseKmsKeyId);
    }

    public void Write(Utf8JsonWriter writer, Principal caller)
    {
        writer.WriteStartObject("OutputS3Configuration");
        writer.WriteString("S3BucketOwner", OwnerFor(caller));
        writer.WriteString("S3Bucket", Bucket);
        WriteText(writer, "S3KeyPrefix", KeyPrefix);
        WriteText(writer, "S3SseAlgorithm", SseAlgorithm);
        WriteText(writer, "S3SseKmsKeyId", SseKmsKeyId);
        writer.WriteStartArray("OutputType");
        foreach (string type in Types)
        {
            writer.WriteStringValue(type);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static List<string> ReadTypes(RequestObject output)
    {
        List<string>? types = output.Texts("OutputType");
        if (types is null)
        {
            output.Missing("OutputType");
        }
        else if (types.Count == 0)
        {
            output.Violate("OutputType", "[]", "Member must have length greater than or equal to 1");
        }

        foreach (string type in types ?? [])
        {
            if (type is not (Errors or ConditionFailures))
            {
                output.Violate("OutputType", $"[{type}]", $"Member must satisfy constraint: [Member must satisfy enum value set: [{Errors}, {ConditionFailures}]]");
            }
        }

        return types ?? [];
    }

    private static void WriteText(Utf8JsonWriter writer, string member, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(member, value);
        }
    }
}
