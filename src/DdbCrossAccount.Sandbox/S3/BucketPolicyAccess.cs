using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>Who may see and change a bucket's policy: only identities of the bucket's account, whatever the policy says.</summary>
internal static class BucketPolicyAccess
{
    /// <summary>Throws AccessDenied; for an identity of another account that would be allowed, MethodNotAllowed.</summary>
    public static void Demand(S3Store store, S3Call call, Bucket bucket, string action)
    {
        // The root of the account that owns the bucket can always mend a policy that locks everybody out.
        if (call.Caller.IsRoot && call.Caller.AccountId == bucket.OwnerAccountId)
        {
            return;
        }

        store.Authorization.DemandBucket(call.Caller, action, bucket, new RequestConditions());
        if (call.Caller.AccountId != bucket.OwnerAccountId)
        {
            throw S3Exception.MethodNotAllowed(call.Method, "BUCKETPOLICY");
        }
    }
}
