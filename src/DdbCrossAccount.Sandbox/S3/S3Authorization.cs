using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>Asks the policies, and denies in S3's words.</summary>
internal sealed class S3Authorization(Authorization authorization)
{
    /// <summary>For an action that concerns no bucket, or one that does not exist yet.</summary>
    public void Demand(Principal caller, string action, string arn)
    {
        Deny(caller, action, arn, caller.AccountId, authorization.FindDenial(caller, action, arn, caller.AccountId, null, new RequestConditions()));
    }

    /// <summary>For an action on the bucket itself.</summary>
    public void DemandBucket(Principal caller, string action, Bucket bucket, RequestConditions? conditions = null)
    {
        Deny(caller, action, bucket.Arn, bucket.OwnerAccountId, FindDenial(caller, action, bucket.Arn, bucket, conditions));
    }

    /// <summary>For an action on a key: writing, deleting, and what becomes of uploads.</summary>
    public void DemandKey(Principal caller, string action, Bucket bucket, string key, RequestConditions? conditions = null)
    {
        string arn = bucket.ObjectArn(key);
        Deny(caller, action, arn, bucket.OwnerAccountId, FindDenial(caller, action, arn, bucket, conditions));
    }

    /// <summary>
    /// For reading an object. A bucket's policy says nothing of objects that another account owns: these are open to their
    /// owner, and to the bucket's account if the writer gave it full control.
    /// </summary>
    public void DemandRead(Principal caller, string action, Bucket bucket, StoredObject stored)
    {
        if (stored.OwnerAccountId == bucket.OwnerAccountId)
        {
            DemandKey(caller, action, bucket, stored.Key);
            return;
        }

        if (caller.AccountId != stored.OwnerAccountId
            && !(caller.AccountId == bucket.OwnerAccountId && stored.BucketOwnerHasFullControl))
        {
            throw S3Exception.AccessDenied();
        }

        string arn = bucket.ObjectArn(stored.Key);
        string? denial = authorization.FindDenial(caller, action, arn, caller.AccountId, null, Complete(null, bucket));
        Deny(caller, action, arn, bucket.OwnerAccountId, denial);
    }

    /// <summary>Whether there is no such key is told only to those who may list the bucket.</summary>
    public void DemandReadOfMissing(Principal caller, string action, Bucket bucket, string key)
    {
        DemandKey(caller, action, bucket, key);
        DemandBucket(caller, "s3:ListBucket", bucket);
    }

    // S3 explains itself only within an account (or an organization, which there is none of here).
    private static void Deny(Principal caller, string action, string arn, string ownerAccountId, string? denial)
    {
        if (denial is not null)
        {
            throw caller.AccountId == ownerAccountId
                ? S3Exception.AccessDenied($"User: {caller.Arn} is not authorized to perform: {action} on resource: \"{arn}\" {denial}")
                : S3Exception.AccessDenied();
        }
    }

    private static RequestConditions Complete(RequestConditions? conditions, Bucket bucket) =>
        (conditions ?? new RequestConditions())
            .With("aws:ResourceAccount", bucket.OwnerAccountId)
            .With("aws:RequestedRegion", bucket.Region)
            .With("s3:ResourceAccount", bucket.OwnerAccountId);

    private string? FindDenial(Principal caller, string action, string arn, Bucket bucket, RequestConditions? conditions) =>
        authorization.FindDenial(caller, action, arn, bucket.OwnerAccountId, bucket.Policy, Complete(conditions, bucket));
}
