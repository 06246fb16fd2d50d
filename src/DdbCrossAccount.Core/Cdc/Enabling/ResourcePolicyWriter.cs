using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Adds a grant of ours to the resource policy of a table or stream, and takes it away again.</summary>
/// <remarks>
/// A policy is written only over the revision that was read, so what somebody else writes meanwhile is never lost.
/// DynamoDB refuses changes for 15 seconds after one; what it shows takes effect some time later, which nobody can see: the
/// first use is the proof.
/// </remarks>
internal sealed class ResourcePolicyWriter(EngineContext context, AccountSession owner, PartWait wait)
{
    private const string NoPolicy = "NO_POLICY";
    private const string ThrottlingException = "ThrottlingException";
    private const string WaitingForTurn = "another change of its resource policy to settle";
    private const string WaitingForPolicy = "its resource policy to be shown";
    private const string State = "The resource policy was not changed by this call.";
    private const int MostConflicts = 10;

    /// <summary>Sees that the grant is in the policy and that DynamoDB shows it. True when it had to be added.</summary>
    public async Task<bool> AddAsync(PolicyGrant grant, CancellationToken token)
    {
        bool isAdded = await ChangeAsync(
            grant.ResourceArn,
            policy => ResourcePolicyText.Holds(policy, grant.ResourceArn, grant) ? policy : ResourcePolicyText.With(policy, grant),
            token).ConfigureAwait(false);
        if (isAdded)
        {
            await wait.UntilAsync(
                grant.ResourceArn,
                WaitingForPolicy,
                async t => ResourcePolicyText.Holds(
                    (await ReadAsync(grant.ResourceArn, t).ConfigureAwait(false)).Text, grant.ResourceArn, grant),
                token).ConfigureAwait(false);
        }

        return isAdded;
    }

    /// <summary>Takes the statement of that name out. True when there was one.</summary>
    public Task<bool> RemoveAsync(string resourceArn, string sid, CancellationToken token) => ChangeAsync(
        resourceArn,
        policy => ResourcePolicyText.Has(policy, resourceArn, sid)
            ? ResourcePolicyText.Without(policy!, resourceArn, sid)
            : policy,
        token);

    /// <summary>True when the grant stands in the policy; it changes nothing.</summary>
    public async Task<bool> HoldsAsync(PolicyGrant grant, CancellationToken token) => ResourcePolicyText.Holds(
        (await ReadAsync(grant.ResourceArn, token).ConfigureAwait(false)).Text, grant.ResourceArn, grant);

    private async Task<bool> ChangeAsync(string resourceArn, Func<string?, string?> change, CancellationToken token)
    {
        for (int conflicts = 0; conflicts < MostConflicts;)
        {
            (string? text, string? revision) = await ReadAsync(resourceArn, token).ConfigureAwait(false);
            string? wanted = change(text);
            if (wanted == text)
            {
                return false;
            }

            DemandRoom(resourceArn, wanted);
            ResourcePolicyAnswer answer = await TryWriteAsync(resourceArn, wanted, revision, token).ConfigureAwait(false);
            if (answer == ResourcePolicyAnswer.Written)
            {
                return true;
            }

            conflicts += answer == ResourcePolicyAnswer.Changed ? 1 : 0;
            await wait.PauseAsync(resourceArn, WaitingForTurn, token).ConfigureAwait(false);
        }

        throw ErrorCatalogue.ResourcePolicyContended(resourceArn, MostConflicts);
    }

    private static void DemandRoom(string resourceArn, string? policy)
    {
        int bytes = Encoding.UTF8.GetByteCount(policy ?? string.Empty);
        if (bytes > CdcConstants.LongestPolicy)
        {
            throw ErrorCatalogue.ResourcePolicyTooLong(resourceArn, bytes);
        }
    }

    private async Task<(string? Text, string? Revision)> ReadAsync(string resourceArn, CancellationToken token)
    {
        try
        {
            GetResourcePolicyResponse response = await owner.DynamoDb
                .GetResourcePolicyAsync(new GetResourcePolicyRequest { ResourceArn = resourceArn }, token)
                .ConfigureAwait(false);
            return (response.Policy, response.RevisionId);
        }
        catch (PolicyNotFoundException)
        {
            return (null, null);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, owner.Call("dynamodb", "GetResourcePolicy", resourceArn, State));
        }
    }

    private async Task<ResourcePolicyAnswer> TryWriteAsync(
        string resourceArn, string? policy, string? revision, CancellationToken token)
    {
        string operation = policy is null ? "DeleteResourcePolicy" : "PutResourcePolicy";
        context.Observer.Observe(new PhaseEntered($"{operation} of '{resourceArn}'."));
        try
        {
            await WriteAsync(resourceArn, policy, revision, token).ConfigureAwait(false);
            return ResourcePolicyAnswer.Written;
        }
        catch (PolicyNotFoundException)
        {
            // AWS's answer to a revision that is no longer the newest.
            return ResourcePolicyAnswer.Changed;
        }
        catch (ResourceInUseException)
        {
            return ResourcePolicyAnswer.Busy;
        }
        catch (AmazonDynamoDBException exception) when (exception.ErrorCode == ThrottlingException)
        {
            return ResourcePolicyAnswer.Busy;
        }
        catch (Exception exception) when (PollFailure.IsTransient(exception, token))
        {
            // The outcome is not known: it is read again, and the revision keeps a second write from doing harm.
            return ResourcePolicyAnswer.Busy;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, owner.Call("dynamodb", operation, resourceArn, State));
        }
    }

    private Task WriteAsync(string resourceArn, string? policy, string? revision, CancellationToken token) => policy is null
        ? owner.DynamoDbWithoutRetries.DeleteResourcePolicyAsync(
            new DeleteResourcePolicyRequest { ResourceArn = resourceArn, ExpectedRevisionId = revision }, token)
        : owner.DynamoDbWithoutRetries.PutResourcePolicyAsync(
            new PutResourcePolicyRequest
            {
                ResourceArn = resourceArn,
                Policy = policy,
                ExpectedRevisionId = revision ?? NoPolicy,
            },
            token);
}
