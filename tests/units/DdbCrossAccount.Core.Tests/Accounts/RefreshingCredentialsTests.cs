using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Accounts;

public sealed class RefreshingCredentialsTests
{
    private readonly FakeClock _clock = new();
    private readonly RecordingObserver _observer = new();
    private readonly Queue<TaskCompletionSource<IssuedCredentials>> _issues = new();
    private int _issued;

    [Fact]
    public async Task GetCredentialsAsync_WellBeforeTheEnd_IssuesOnce()
    {
        RefreshingCredentials credentials = Create();
        Issue("A");

        await credentials.GetCredentialsAsync();
        _clock.Advance(TimeSpan.FromMinutes(50));

        Assert.Equal("A", (await credentials.GetCredentialsAsync()).AccessKey);
        Assert.Equal(1, _issued);
    }

    [Fact]
    public async Task GetCredentialsAsync_ManyCallersAtFirst_IssueOnceTogether()
    {
        RefreshingCredentials credentials = Create();
        TaskCompletionSource<IssuedCredentials> issue = Pending();

        Task<ImmutableCredentials>[] callers = [.. Enumerable.Range(0, 20).Select(_ => credentials.GetCredentialsAsync())];
        issue.SetResult(Issued("A"));

        Assert.All(await Task.WhenAll(callers), each => Assert.Equal("A", each.AccessKey));
        Assert.Equal(1, _issued);
    }

    [Fact]
    public async Task GetCredentialsAsync_InTheWindow_OneRenewsAndTheOthersGoOn()
    {
        RefreshingCredentials credentials = await Started("A");
        _clock.Advance(TimeSpan.FromMinutes(55));
        TaskCompletionSource<IssuedCredentials> issue = Pending();

        Task<ImmutableCredentials> renewing = credentials.GetCredentialsAsync();
        Assert.False(renewing.IsCompleted);
        Assert.Equal("A", (await credentials.GetCredentialsAsync()).AccessKey);
        issue.SetResult(Issued("B"));

        Assert.Equal("B", (await renewing).AccessKey);
        Assert.Equal("B", (await credentials.GetCredentialsAsync()).AccessKey);
        Assert.Equal(2, _issued);
    }

    [Fact]
    public async Task GetCredentialsAsync_RenewalFailsWhileValid_GoesOnAndTriesAgainAfterAPause()
    {
        RefreshingCredentials credentials = await Started("A");
        _clock.Advance(TimeSpan.FromMinutes(55));

        Fail();
        Assert.Equal("A", (await credentials.GetCredentialsAsync()).AccessKey);
        Assert.Equal("A", (await credentials.GetCredentialsAsync()).AccessKey);
        Assert.Equal(2, _issued);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Issue("B");
        Assert.Equal("B", (await credentials.GetCredentialsAsync()).AccessKey);

        Assert.Equal(
            "The credentials of role 'R' could not be renewed (CredentialsUnavailable); those at hand are valid until 2026-11-20 13:00:00Z.",
            Assert.Single(_observer.Of<DetailNoted>()).Text);
    }

    [Fact]
    public async Task GetCredentialsAsync_AfterTheEnd_GivesTheErrorForAWhileAndRecovers()
    {
        RefreshingCredentials credentials = await Started("A");
        _clock.Advance(TimeSpan.FromMinutes(60));

        Fail();
        await Assert.ThrowsAsync<CredentialsUnavailableException>(credentials.GetCredentialsAsync);
        await Assert.ThrowsAsync<CredentialsUnavailableException>(credentials.GetCredentialsAsync);
        Assert.Equal(2, _issued);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Issue("B");

        Assert.Equal("B", (await credentials.GetCredentialsAsync()).AccessKey);
    }

    [Fact]
    public async Task GetCredentialsAsync_ForTwelveHours_AlwaysGivesValidOnes()
    {
        Dictionary<string, DateTime> ends = [];
        RefreshingCredentials credentials = new(
            () =>
            {
                string key = $"K{++_issued}";
                ends[key] = _clock.Now.AddMinutes(15);
                return Task.FromResult(new IssuedCredentials(new ImmutableCredentials(key, "s", "t"), TimeSpan.FromMinutes(15)));
            },
            "role 'R'",
            new EngineContext(_clock, new Random(7), _observer));

        for (int second = 0; second < 12 * 3600; second += 10)
        {
            Assert.True(ends[(await credentials.GetCredentialsAsync()).AccessKey] > _clock.Now);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.InRange(_issued, 48, 60);
    }

    private RefreshingCredentials Create() => new(
        () =>
        {
            _issued++;
            return _issues.Dequeue().Task;
        },
        "role 'R'",
        new EngineContext(_clock, new Random(1), _observer));

    private async Task<RefreshingCredentials> Started(string key)
    {
        RefreshingCredentials credentials = Create();
        Issue(key);
        await credentials.GetCredentialsAsync();
        return credentials;
    }

    private TaskCompletionSource<IssuedCredentials> Pending()
    {
        TaskCompletionSource<IssuedCredentials> issue = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _issues.Enqueue(issue);
        return issue;
    }

    private void Issue(string key) => Pending().SetResult(Issued(key));

    private void Fail() => Pending().SetException(
        ErrorCatalogue.CredentialsUnavailable("role 'R'", "Nothing was done.", new InvalidOperationException()));

    private static IssuedCredentials Issued(string key) => new(new ImmutableCredentials(key, "secret", "token"), TimeSpan.FromHours(1));
}
