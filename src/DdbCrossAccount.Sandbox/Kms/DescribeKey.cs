using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Kms;

/// <summary>The one operation of KMS itself: what kind of key it is and in which state.</summary>
[Operation("TrentService.DescribeKey")]
internal sealed class DescribeKey(SandboxServices services) : IJsonOperation
{
    private const string Action = "kms:DescribeKey";

    public ValueTask ExecuteAsync(JsonCall call, CancellationToken token)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = request.RequiredText("KeyId");
        request.Check();
        try
        {
            KmsKey key = services.Keys.Resolve(call.Caller, call.Region, name, Action);
            services.Keys.Demand(call.Caller, key, Action, service: null);
            Write(call, key);
        }
        catch (KmsException error)
        {
            throw new ServiceException(error.Code, error.Message);
        }

        return ValueTask.CompletedTask;
    }

    private static void Write(JsonCall call, KmsKey key)
    {
        KmsKeyUse use = key.Use;
        bool isSymmetric = key.Spec == KmsKey.Symmetric;
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        writer.WriteStartObject("KeyMetadata");
        writer.WriteString("AWSAccountId", key.AccountId);
        writer.WriteString("KeyId", key.Id);
        writer.WriteString("Arn", key.Arn);
        JsonTime.Write(writer, "CreationDate", key.CreatedAt);
        writer.WriteBoolean("Enabled", use.State == KmsKeyState.Enabled);
        writer.WriteString("Description", "");
        writer.WriteString("KeyUsage", key.Spec.StartsWith("HMAC", StringComparison.Ordinal) ? "GENERATE_VERIFY_MAC" : "ENCRYPT_DECRYPT");
        writer.WriteString("KeyState", use.State.ToString());
        writer.WriteString("Origin", "AWS_KMS");
        writer.WriteString("KeyManager", key.IsAwsManaged ? "AWS" : "CUSTOMER");
        writer.WriteString("CustomerMasterKeySpec", key.Spec);
        writer.WriteString("KeySpec", key.Spec);
        if (isSymmetric)
        {
            writer.WriteStartArray("EncryptionAlgorithms");
            writer.WriteStringValue(KmsKey.Symmetric);
            writer.WriteEndArray();
        }

        writer.WriteBoolean("MultiRegion", false);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
