using System;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>The SSESpecification of a request: the key that it ends with (null: the one that AWS owns), and as it was named.</summary>
internal sealed record EncryptionRequest(Encryption? Encryption, string? KeyId)
{
    public static EncryptionRequest? Read(RequestObject request, Func<string?, string> resolveKey, string member = "SSESpecification")
    {
        if (request.Object(member) is not { } specification)
        {
            return null;
        }

        bool? enabled = specification.Flag("Enabled");
        string? type = specification.Choice("SSEType", "AES256", "KMS");
        string? key = specification.Text("KMSMasterKeyId");
        request.Check();
        Check(enabled, type, key);
        return new EncryptionRequest(enabled ?? type is not null ? new Encryption(resolveKey(key)) : null, key);
    }

    private static void Check(bool? enabled, string? type, string? key)
    {
        string? conflict =
            enabled == false && type is not null ? "SSEType can not be specified if Enabled is false"
            : enabled == false && key is not null ? "KMSMasterKeyId can not be specified if Enabled is false"
            : type == "AES256" ? "SSEType AES256 is not supported"
            : key is not null && type is null ? "SSEType KMS is required if KMSMasterKeyId is specified"
            : null;
        if (conflict is not null)
        {
            throw DynamoDbError.InvalidValues(conflict);
        }
    }
}
