using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Temporary credentials that are renewed before they expire, for as long as somebody asks for them.</summary>
/// <remarks>
/// <para>
/// From some time before the end on (a tenth of the lifetime, between one and fifteen minutes, less a jitter so that
/// sessions of one machine do not renew together) one caller renews while the others go on with the credentials at hand. When that
/// fails they are used until they expire, and every 30 seconds one caller tries again. After the end all callers wait for one
/// attempt, and get its error when it fails; for five seconds that error stands, because the SDK repeats a call whose credentials
/// fail, and each attempt here has its own retries already.
/// </para>
/// <para>
/// Not guaranteed: that a request which was signed just before the end is accepted. And the lifetime is counted on this machine's clock
/// from before the request, so that a wrong clock neither shortens nor lengthens it.
/// </para>
/// </remarks>
internal sealed class RefreshingCredentials : AWSCredentials, IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ErrorStands = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestLead = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLead = TimeSpan.FromMinutes(15);

    private readonly Func<Task<IssuedCredentials>> _issue;
    private readonly string _source;
    private readonly EngineContext _context;
    private readonly object[] _owned;
    private readonly SemaphoreSlim _renewing = new(1, 1);
    private volatile State? _state;
    private (DdbCrossAccountException Error, DateTimeOffset Until)? _failure;

    /// <param name="issue">Gets new ones; throws our own errors.</param>
    /// <param name="source">Where they come from, in words.</param>
    /// <param name="context">Clock, jitter, and whom to tell of a failed renewal.</param>
    /// <param name="owned">What only they use, such as the client of <paramref name="issue"/>; disposed with them.</param>
    public RefreshingCredentials(
        Func<Task<IssuedCredentials>> issue, string source, EngineContext context, params object[] owned)
    {
        _issue = issue;
        _source = source;
        _context = context;
        _owned = owned;
    }

    private DateTimeOffset Now => _context.Clock.GetUtcNow();

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() =>
        // The SDK asks in this way only where it has no asynchronous path (presigned URLs).
        _state is { } state && Now < state.RenewAt
            ? state.Credentials
            : Task.Run(GetCredentialsAsync).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        State? state = _state;
        if (state is null || Now >= state.Expires)
        {
            return await RenewOrWaitAsync().ConfigureAwait(false);
        }

        if (Now >= state.RenewAt && await _renewing.WaitAsync(TimeSpan.Zero).ConfigureAwait(false))
        {
            await TryRenewAsync().ConfigureAwait(false);
            return _state!.Credentials;
        }

        return state.Credentials;
    }

    public void Dispose()
    {
        _renewing.Dispose();
        foreach (IDisposable owned in _owned.OfType<IDisposable>())
        {
            owned.Dispose();
        }
    }

    private async Task<ImmutableCredentials> RenewOrWaitAsync()
    {
        await _renewing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_state is not { } state || Now >= state.Expires)
            {
                _state = state = await IssueOrStandAsync().ConfigureAwait(false);
            }

            return state.Credentials;
        }
        finally
        {
            _renewing.Release();
        }
    }

    private async Task<State> IssueOrStandAsync()
    {
        if (_failure is { } failure && Now < failure.Until)
        {
            throw failure.Error;
        }

        try
        {
            return await IssueAsync().ConfigureAwait(false);
        }
        catch (DdbCrossAccountException exception)
        {
            _failure = (exception, Now + ErrorStands);
            throw;
        }
    }

    /// <summary>Renews while the credentials at hand are still valid; the caller has taken the semaphore.</summary>
    private async Task TryRenewAsync()
    {
        try
        {
            if (Now >= _state!.RenewAt)
            {
                _state = await IssueAsync().ConfigureAwait(false);
            }
        }
        catch (DdbCrossAccountException exception)
        {
            _state = _state! with { RenewAt = Now + RetryPause };
            _context.Observer.Observe(new DetailNoted(
                $"The credentials of {_source} could not be renewed ({exception.ErrorId}); those at hand are valid until {_state.Expires:u}."));
        }
        finally
        {
            _renewing.Release();
        }
    }

    private async Task<State> IssueAsync()
    {
        DateTimeOffset start = Now;
        IssuedCredentials issued = await _issue().ConfigureAwait(false);
        return new State(issued.Credentials, start + issued.Lifetime, start + issued.Lifetime - Lead(issued.Lifetime));
    }

    private TimeSpan Lead(TimeSpan lifetime)
    {
        double jitter;
        lock (_context.Random)
        {
            jitter = _context.Random.NextDouble();
        }

        TimeSpan lead = lifetime / 10 * (1 + (jitter / 2));
        return lead < ShortestLead ? ShortestLead : lead > LongestLead ? LongestLead : lead;
    }

    private sealed record State(ImmutableCredentials Credentials, DateTimeOffset Expires, DateTimeOffset RenewAt)
    {
        public override string ToString() => nameof(State);
    }
}
