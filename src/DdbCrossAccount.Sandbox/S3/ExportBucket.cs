using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>The bucket that exists from the start: the target's account owns it, the source's account may export into it.</summary>
internal static class ExportBucket
{
    /// <summary>
    /// Makes it. What the policy grants: the three actions that an export needs, and listing and reading, with which the
    /// progress of an export is measured.
    /// </summary>
    public static Bucket Create(S3Store store, string targetAccountId, string sourceAccountId, string name, string region)
    {
        Bucket bucket = store.CreateBucket(targetAccountId, name, region);
        bucket.Policy = PolicyDocument.Parse($$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "SourceWritesExports",
                  "Effect": "Allow",
                  "Principal": { "AWS": "arn:aws:iam::{{sourceAccountId}}:root" },
                  "Action": [ "s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl", "s3:GetObject" ],
                  "Resource": "{{bucket.Arn}}/*"
                },
                {
                  "Sid": "SourceMeasuresExports",
                  "Effect": "Allow",
                  "Principal": { "AWS": "arn:aws:iam::{{sourceAccountId}}:root" },
                  "Action": [ "s3:ListBucket", "s3:GetBucketLocation" ],
                  "Resource": "{{bucket.Arn}}"
                }
              ]
            }
            """);
        return bucket;
    }
}
