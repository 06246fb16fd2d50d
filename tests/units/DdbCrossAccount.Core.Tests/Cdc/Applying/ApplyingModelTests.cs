using System;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Core.Tests.Cdc.Applying;

/// <summary>
/// Random batches, redeliveries, duplicates side by side and late, dead attempts with late writes, faults of the ledger
/// and of the target, all by seed: nothing is acknowledged without a receipt, no receipt says what is not so, and no key ends at an
/// older value unless the ledger tells of it.
/// </summary>
public sealed class ApplyingModelTests(ITestOutputHelper output)
{
    private const int Seeds = 200;

    /// <summary>Late writes land within a request lifetime: no key ends at another value, doubts or not.</summary>
    [Fact]
    public Task Apply_WithWritesThatLandWithinALifetime_EndsAtTheSource() => RunAsync(isLatenessBounded: true);

    /// <summary>Late writes land whenever they like: a key that ends at another value is on the doubt list.</summary>
    [Fact]
    public Task Apply_WithWritesThatLandAtAnyTime_EndsAtTheSourceOrInDoubt() => RunAsync(isLatenessBounded: false);

    private async Task RunAsync(bool isLatenessBounded)
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                // Away from the test's own context, whatever is let on runs at once, on this one thread.
                await Task.Run(() => new ApplyingModel(seed, isLatenessBounded).RunAsync());
            }
            catch (Exception)
            {
                output.WriteLine($"Seed {seed}");
                throw;
            }
        }
    }
}
