using System.Text.Json;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>Where the objects are that a job reads: all whose keys begin with the prefix.</summary>
internal sealed record S3Source(string Bucket, string? BucketOwner, string? KeyPrefix)
{
    public static S3Source Read(RequestObject? source)
    {
        return new S3Source(source?.RequiredText("S3Bucket") ?? "", source?.Text("S3BucketOwner"), source?.Text("S3KeyPrefix"));
    }

    /// <summary>A bucket of another account must be named with its owner.</summary>
    public string OwnerFor(Principal caller)
    {
        return BucketOwner ?? caller.AccountId;
    }

    public void WriteMembers(Utf8JsonWriter writer, Principal caller)
    {
        writer.WriteString("S3BucketOwner", OwnerFor(caller));
        writer.WriteString("S3Bucket", Bucket);
        if (KeyPrefix is not null)
        {
            writer.WriteString("S3KeyPrefix", KeyPrefix);
        }
    }
}
