using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>The canned ACLs, and which of them a bucket takes. Public access is blocked, as it is for every new bucket.</summary>
internal static class CannedAcl
{
    public const string BucketOwnerFullControl = "bucket-owner-full-control";

    /// <summary>Throws what S3 answers to an ACL that the bucket does not take.</summary>
    public static void Check(Principal caller, Bucket bucket, string key, string acl)
    {
        if (acl is not ("private" or "public-read" or "public-read-write" or "aws-exec-read" or "authenticated-read"
            or "bucket-owner-read" or BucketOwnerFullControl))
        {
            throw S3Exception.InvalidArgument("", "x-amz-acl", acl);
        }

        if (bucket.Ownership == ObjectOwnership.BucketOwnerEnforced && acl != BucketOwnerFullControl)
        {
            throw new S3Exception("AccessControlListNotSupported", "The bucket does not allow ACLs");
        }

        if (acl is "public-read" or "public-read-write" or "authenticated-read")
        {
            throw S3Exception.AccessDenied(
                $"User: {caller.Arn} is not authorized to perform: s3:PutObject on resource: \"{bucket.ObjectArn(key)}\" "
                + "because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access");
        }
    }

    /// <summary>Who owns what the caller writes with this ACL.</summary>
    public static string OwnerOf(Principal caller, Bucket bucket, string? acl) => bucket.Ownership switch
    {
        ObjectOwnership.BucketOwnerEnforced => bucket.OwnerAccountId,
        ObjectOwnership.BucketOwnerPreferred when acl == BucketOwnerFullControl => bucket.OwnerAccountId,
        _ => caller.AccountId,
    };
}
