using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Kms;

/// <summary>
/// Asks KMS on behalf of a caller, as DynamoDB and S3 do when something is encrypted with a key. Everything throws
/// <see cref="KmsException"/> for what KMS refuses.
/// </summary>
internal sealed class KeyAccess(KmsStore store, Authorization authorization)
{
    private const string CreateGrant = "kms:CreateGrant";
    private const string Decrypt = "kms:Decrypt";

    /// <summary>The key of an id, an alias or an ARN of either. Another account's key is named by its ARN only.</summary>
    /// <param name="caller">Whose id or alias it is.</param>
    /// <param name="region">Of the service that uses the key: keys of other Regions are not found.</param>
    /// <param name="name">Id, alias or ARN.</param>
    /// <param name="action">What is asked of KMS with this name; for the text of a refusal.</param>
    public KmsKey Resolve(Principal caller, string region, string name, string action)
    {
        string kind = name.StartsWith("alias/", StringComparison.Ordinal) ? "" : "key/";
        string arn = name.StartsWith("arn:", StringComparison.Ordinal) ? name : $"arn:aws:kms:{region}:{caller.AccountId}:{kind}{name}";
        string[] parts = arn.Split(':', 6);
        if (parts.Length < 6 || parts[2] != "kms" || parts[3] != region)
        {
            throw new KmsException(KmsException.NotFound, $"Invalid arn {(parts.Length > 3 ? parts[3] : arn)}");
        }

        bool isAlias = parts[5].StartsWith("alias/", StringComparison.Ordinal);
        return (isAlias ? store.FindAlias(parts[4], parts[3], parts[5]) : store.Find(arn))
            ?? throw (parts[4] != caller.AccountId ? Unreachable(caller, action)
                : new KmsException(KmsException.NotFound, isAlias ? $"Alias {arn} is not found." : $"Key '{arn}' does not exist"));
    }

    /// <summary>The caller may do this with the key, and the key can be used.</summary>
    /// <param name="caller">For whom the service asks.</param>
    /// <param name="key">The key.</param>
    /// <param name="action">For example <c>kms:Decrypt</c>.</param>
    /// <param name="service">dynamodb or s3; null when the caller asks KMS itself.</param>
    public void Demand(Principal caller, KmsKey key, string action, string? service)
    {
        KmsKeyUse use = key.Use;
        RequestConditions conditions = Conditions(caller, key, action, service);
        string? denial = authorization.FindKeyDenial(caller, action, key.Arn, key.AccountId, use.Policy, conditions);
        if (denial is not null)
        {
            throw caller.AccountId == key.AccountId || !denial.EndsWith(ResourcePolicyMissing(action), StringComparison.Ordinal)
                ? Denied(caller, key, action, denial)
                : Unreachable(caller, action);
        }

        if (action != "kms:DescribeKey")
        {
            RequireUsable(key, use);
        }
    }

    private static void RequireUsable(KmsKey key, KmsKeyUse use)
    {
        switch (use.State)
        {
            case KmsKeyState.Disabled:
                throw new KmsException(KmsException.Disabled, $"{key.Arn} is disabled.");
            case KmsKeyState.PendingDeletion:
                throw new KmsException(KmsException.InvalidState, $"{key.Arn} is pending deletion.");
            default:
                break;
        }

        if (key.Spec != KmsKey.Symmetric)
        {
            throw new KmsException(
                KmsException.Validation, "EncryptionContext is supported only when creating a grant for a symmetric encryption KMS key.");
        }
    }

    private static RequestConditions Conditions(Principal caller, KmsKey key, string action, string? service)
    {
        RequestConditions conditions = new RequestConditions { Region = key.Region }.With("kms:CallerAccount", caller.AccountId);
        return service is null ? conditions : conditions
            .With("kms:ViaService", $"{service}.{key.Region}.amazonaws.com")
            .With("kms:GrantIsForAWSResource", action == CreateGrant ? ["true"] : [])
            .With("aws:ViaAWSService", "true")
            .With("aws:CalledVia", $"{service}.amazonaws.com")
            .With("aws:CalledViaFirst", $"{service}.amazonaws.com")
            .With("aws:CalledViaLast", $"{service}.amazonaws.com");
    }

    private static string ResourcePolicyMissing(string action) => PolicyOpinions.Missing("resource-based policy", action);

    // What is decrypted names its key itself; the caller has not.
    private static KmsException Denied(Principal caller, KmsKey key, string action, string denial)
    {
        string resource = action == Decrypt ? "on the resource associated with this ciphertext" : $"on resource: {key.Arn}";
        return new KmsException(
            KmsException.AccessDenied, $"User: {caller.Arn} is not authorized to perform: {action} {resource} {denial}");
    }

    private static KmsException Unreachable(Principal caller, string action)
    {
        string resource = action == Decrypt ? "the resource associated with this ciphertext" : "this resource";
        return new KmsException(
            KmsException.AccessDenied,
            $"User: {caller.Arn} is not authorized to perform: {action} on {resource} because the resource does not exist "
            + "in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access");
    }
}
