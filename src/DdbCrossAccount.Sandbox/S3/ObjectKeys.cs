using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Kms;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>The KMS keys of objects: S3 asks for them with the authority of its caller.</summary>
internal sealed class ObjectKeys(KeyAccess keys)
{
    private const string Service = "s3";
    private const string Decrypt = "kms:Decrypt";
    private const string GenerateDataKey = "kms:GenerateDataKey";

    /// <summary>The encryption that an object will have, with the ARN of its key.</summary>
    public ObjectEncryption Of(Principal caller, Bucket bucket, ObjectUpload upload)
    {
        ObjectEncryption encryption = upload.Encryption ?? bucket.DefaultEncryption;
        return encryption.UsesKms ? encryption with { KmsKeyId = Asking(() => Find(caller, bucket, upload)).Arn } : encryption;
    }

    /// <summary>Throws what S3 answers where the caller may not encrypt the object with its key.</summary>
    public void DemandWrite(Principal caller, Bucket bucket, ObjectUpload upload)
    {
        Demand(caller, bucket, upload, GenerateDataKey);
        if (upload.AsOnePart)
        {
            Demand(caller, bucket, upload, Decrypt);
        }
    }

    /// <summary>An object in parts is read again when it is put together.</summary>
    public void DemandParts(Principal caller, Bucket bucket, ObjectUpload upload) => Demand(caller, bucket, upload, Decrypt);

    public void DemandRead(Principal caller, Bucket bucket, StoredObject stored)
    {
        if (stored.Encryption.UsesKms)
        {
            Asking(() => Demand(caller, keys.Resolve(caller, bucket.Region, stored.Encryption.KmsKeyId!, Decrypt), Decrypt));
        }
    }

    private void Demand(Principal caller, Bucket bucket, ObjectUpload upload, string action)
    {
        if ((upload.Encryption ?? bucket.DefaultEncryption).UsesKms)
        {
            Asking(() => Demand(caller, Find(caller, bucket, upload), action));
        }
    }

    private KmsKey Demand(Principal caller, KmsKey key, string action)
    {
        keys.Demand(caller, key, action, Service);
        return key;
    }

    // A request names a key of its caller's account, and without a name the one that AWS manages there; a bucket names one
    // of its owner's.
    private KmsKey Find(Principal caller, Bucket bucket, ObjectUpload upload)
    {
        string name = (upload.Encryption ?? bucket.DefaultEncryption).KmsKeyId ?? KmsStore.S3Alias;
        if (upload.Encryption is null && !name.StartsWith("arn:", StringComparison.Ordinal))
        {
            string kind = name.StartsWith("alias/", StringComparison.Ordinal) ? "" : "key/";
            name = $"arn:aws:kms:{bucket.Region}:{bucket.OwnerAccountId}:{kind}{name}";
        }

        return keys.Resolve(caller, bucket.Region, name, GenerateDataKey);
    }

    private static KmsKey Asking(Func<KmsKey> ask)
    {
        try
        {
            return ask();
        }
        catch (KmsException error)
        {
            throw error.Code == KmsException.AccessDenied
                ? S3Exception.AccessDenied(error.Message)
                : new S3Exception($"KMS.{error.Code}", error.Message);
        }
    }
}
