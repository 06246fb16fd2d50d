using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Exports;

/// <summary>Finds out, without writing, whether the bucket of an export is there and whose it is.</summary>
/// <remarks>
/// An export into another account's bucket has to name its owner. The source may write there without being allowed to
/// look, so the target is asked too; what nobody may look at is taken as the user named it, with a warning.
/// </remarks>
internal sealed class BucketProbe(EngineContext context, AccountSession source, AccountSession? target)
{
    private const string NothingDone = "Nothing was changed and nothing was exported.";

    /// <summary>The owner to name in the request; null when the bucket is the source account's own.</summary>
    public async Task<string?> FindOwnerAsync(ExportOptions options, CancellationToken token)
    {
        return options.S3BucketOwner is { Length: > 0 } owner
            ? await ConfirmAsync(options.S3Bucket, owner, token).ConfigureAwait(false)
            : await DiscoverAsync(options.S3Bucket, token).ConfigureAwait(false);
    }

    private async Task<string?> ConfirmAsync(string bucket, string owner, CancellationToken token)
    {
        AccountSession prober = target?.AccountId == owner ? target : source;
        if (!await IsOwnedByAsync(prober, bucket, owner, token).ConfigureAwait(false))
        {
            await RefuseIfOwnedByAnotherAsync(bucket, owner, token).ConfigureAwait(false);
            context.Observer.Observe(new WarningRaised(
                $"'{prober.Account.Arn}' may not look at bucket '{bucket}', so it could not be checked that account "
                    + $"{owner} owns it. If it does not, the export fails."));
        }

        return owner == source.AccountId ? null : owner;
    }

    private async Task RefuseIfOwnedByAnotherAsync(string bucket, string owner, CancellationToken token)
    {
        foreach (AccountSession? session in (AccountSession?[])[source, target])
        {
            if (session is not null
                && session.AccountId != owner
                && await IsOwnerAsync(session, bucket, token).ConfigureAwait(false))
            {
                throw ErrorCatalogue.BucketOwnerDiffers(bucket, owner, session.AccountId);
            }
        }
    }

    // The target first: in a move the bucket is mostly its own, and then nobody is refused.
    private async Task<string?> DiscoverAsync(string bucket, CancellationToken token)
    {
        if (target is not null && await IsOwnerAsync(target, bucket, token).ConfigureAwait(false))
        {
            return target.AccountId == source.AccountId ? null : target.AccountId;
        }

        return await IsOwnerAsync(source, bucket, token).ConfigureAwait(false)
            ? null
            : throw ErrorCatalogue.BucketOwnerRequired(bucket, source.AccountId);
    }

    private static Task<bool> IsOwnerAsync(AccountSession session, string bucket, CancellationToken token) =>
        IsOwnedByAsync(session, bucket, session.AccountId, token);

    // A list request, and no HEAD: its answer has a body with AWS's code, and it asks for the same permission.
    private static async Task<bool> IsOwnedByAsync(
        AccountSession session,
        string bucket,
        string expectedOwner,
        CancellationToken token)
    {
        try
        {
            var request = new ListObjectsV2Request
            {
                BucketName = bucket,
                MaxKeys = 1,
                ExpectedBucketOwner = expectedOwner,
            };
            await session.S3.ListObjectsV2Async(request, token).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception exception) when (
            exception.StatusCode == HttpStatusCode.Forbidden && exception.ErrorCode == "AccessDenied")
        {
            return false;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(
                exception,
                session.Call("s3", "ListBucket", $"arn:aws:s3:::{bucket}", NothingDone));
        }
    }
}
