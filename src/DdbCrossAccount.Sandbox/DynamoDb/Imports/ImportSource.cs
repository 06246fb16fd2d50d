using System.Collections.Generic;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>
/// The objects of an import: all whose keys begin with the prefix, manifests too where it points too high. Listed and
/// read with the caller's authority; a bucket of another account must be named with its owner.
/// </summary>
internal sealed class ImportSource(SandboxServices services)
{
    /// <summary>Lists the objects; returns why that is not possible, or null.</summary>
    public JobFailure? TryList(Principal caller, ImportRequest request, out IReadOnlyList<StoredObject> objects)
    {
        var found = new List<StoredObject>();
        objects = found;
        try
        {
            string? after = "";
            while (after is not null && found.Count <= services.Options.MaximumImportObjects)
            {
                var listing = new ObjectListing { Prefix = request.KeyPrefix ?? "", After = after };
                ObjectPage page = services.S3.ListObjects(caller, request.Bucket, listing, OwnerOf(caller, request));
                found.AddRange(page.Objects);
                after = page.NextAfter;
            }
        }
        catch (S3Exception error)
        {
            return JobFailure.From(error);
        }

        return found.Count == 0 ? NoObjects(request)
            : found.Count > services.Options.MaximumImportObjects ? TooManyObjects()
            : null;
    }

    public OpenedObject Open(ImportJob job, StoredObject stored)
    {
        return services.S3.GetObject(job.Caller, job.Request.Bucket, stored.Key, OwnerOf(job.Caller, job.Request));
    }

    private static string OwnerOf(Principal caller, ImportRequest request)
    {
        return request.BucketOwner ?? caller.AccountId;
    }

    private static JobFailure NoObjects(ImportRequest request)
    {
        return new JobFailure("S3NoSuchKey", $"There are no objects with the prefix {request.KeyPrefix} in the bucket");
    }

    private JobFailure TooManyObjects()
    {
        return new JobFailure(
            "LimitExceeded", $"The import has more than {services.Options.MaximumImportObjects} S3 objects");
    }
}
