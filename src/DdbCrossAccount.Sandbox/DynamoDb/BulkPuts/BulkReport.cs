using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.DynamoDb.BulkPuts;

/// <summary>
/// Collects the records that were not written, as far as the request asks for them, and writes them to its bucket at the
/// end: JSON lines, one object for each kind. Names and members of the report are not documented; they follow those of
/// exports and of the error log of imports.
/// </summary>
internal sealed class BulkReport(S3Store store, BulkOperation operation)
{
    private readonly MemoryStream _errors = new();
    private readonly MemoryStream _conditionFailures = new();

    public void AddError(string key, long index, string message)
    {
        Add(_errors, key, index, writer =>
        {
            writer.WriteStartArray("errorMessages");
            writer.WriteStringValue(message);
            writer.WriteEndArray();
        });
    }

    public void AddConditionFailure(string key, long index, StoredItem attempted, StoredItem existing)
    {
        Add(_conditionFailures, key, index, writer =>
        {
            writer.WritePropertyName("attemptedItem");
            writer.WriteRawValue(attempted.Json, skipInputValidation: true);
            if (existing.Exists)
            {
                writer.WritePropertyName("existingItem");
                writer.WriteRawValue(existing.Json, skipInputValidation: true);
            }
        });
    }

    /// <summary>Throws <see cref="S3Exception"/>.</summary>
    public void Save()
    {
        Save(BulkOutput.Errors, _errors);
        Save(BulkOutput.ConditionFailures, _conditionFailures);
    }

    private void Add(MemoryStream lines, string key, long index, Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(lines))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("itemS3Pointer");
            writer.WriteString("bucket", operation.Request.Source.Bucket);
            writer.WriteString("key", key);
            writer.WriteNumber("itemIndex", index);
            writer.WriteEndObject();
            writer.WriteString("bulkOperationArn", operation.Arn);
            write(writer);
            writer.WriteEndObject();
        }

        lines.WriteByte((byte)'\n');
    }

    private void Save(string type, MemoryStream lines)
    {
        BulkOutput output = operation.Request.Output;
        if (lines.Length == 0 || !output.Types.Contains(type))
        {
            return;
        }

        string prefix = string.IsNullOrEmpty(output.KeyPrefix) ? "" : $"{output.KeyPrefix.TrimEnd('/')}/";
        store.PutObject(
            operation.Caller,
            new ObjectUpload
            {
                Bucket = output.Bucket,
                Key = $"{prefix}AWSDynamoDB/{operation.Id}/{type}.json",
                ExpectedBucketOwner = output.OwnerFor(operation.Caller),
                Encryption = output.SseAlgorithm switch
                {
                    "KMS" => new ObjectEncryption("aws:kms", output.SseKmsKeyId),
                    "AES256" => new ObjectEncryption("AES256"),
                    _ => null,
                },
            },
            lines.ToArray());
    }
}
