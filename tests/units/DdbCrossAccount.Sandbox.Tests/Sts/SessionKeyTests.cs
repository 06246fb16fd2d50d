using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Policies;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Sts;

/// <summary>How long the directory knows temporary keys.</summary>
public sealed class SessionKeyTests
{
    [Theory]
    [InlineData(13, true)]
    [InlineData(14, false)]
    public void Key_ThatExpiredAfterAnHour_IsForgottenHalfADayLater(int hours, bool isKnown)
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        var accounts = new AccountDirectory(["111111111111"], new IdSource(7), clock, new PolicyPropagation(clock, () => new WorstForms()));
        Principal administrator = accounts.AddAccount("111111111111").Principal;
        AccessKey session = accounts.AddSession(administrator, TimeSpan.FromHours(1), usedMultiFactor: false);
        clock.Advance(TimeSpan.FromHours(hours));

        for (int i = 0; i < 300; i++)
        {
            accounts.AddSession(administrator, TimeSpan.FromHours(1), usedMultiFactor: false);
        }

        Assert.Equal(isKnown, accounts.TryFindKey(session.Id, out _));
        Assert.True(accounts.TryFindKey(administrator.AccessKeyId, out _));
    }
}
