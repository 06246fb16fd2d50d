namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>Who owns what another account writes into a bucket.</summary>
internal enum ObjectOwnership
{
    /// <summary>The bucket's account; ACLs are off. What new buckets have.</summary>
    BucketOwnerEnforced,

    /// <summary>The bucket's account if the writer says bucket-owner-full-control, else the writer's.</summary>
    BucketOwnerPreferred,

    /// <summary>The writer's account.</summary>
    ObjectWriter,
}
