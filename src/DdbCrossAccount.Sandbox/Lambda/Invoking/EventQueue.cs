using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Clock;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Invoking;

/// <summary>
/// Invocations that nobody waits for. One that fails is tried twice more, after one and two minutes; one that is throttled
/// is tried for six hours. Both are Lambda's defaults, in service time.
/// </summary>
internal sealed class EventQueue(SandboxServices services)
{
    private static readonly TimeSpan[] RetryDelays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];
    private static readonly TimeSpan MaximumAge = TimeSpan.FromHours(6);
    private static readonly TimeSpan FirstThrottleDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestThrottleDelay = TimeSpan.FromMinutes(5);

    public void Add(Invocation invocation) => _ = RunAsync(invocation with { Caller = null });

    private async Task RunAsync(Invocation invocation)
    {
        using var work = new ServiceWork(services.Clock);
        DateTimeOffset giveUpAt = services.Clock.GetUtcNow() + MaximumAge;
        TimeSpan throttleDelay = FirstThrottleDelay;
        for (int failures = 0; failures <= RetryDelays.Length && services.Clock.GetUtcNow() < giveUpAt;)
        {
            TimeSpan delay;
            try
            {
                if ((await services.Lambda.Invoker.InvokeAsync(invocation, CancellationToken.None)).FunctionError is null)
                {
                    return;
                }

                delay = failures < RetryDelays.Length ? RetryDelays[failures] : TimeSpan.Zero;
                failures++;
            }
            catch (ServiceException error) when (error.StatusCode is 429 or >= 500)
            {
                delay = throttleDelay;
                throttleDelay = throttleDelay * 2 < LongestThrottleDelay ? throttleDelay * 2 : LongestThrottleDelay;
            }
            catch (ServiceException)
            {
                // The function is gone, or its role.
                return;
            }
            catch (Exception error)
            {
                UnexpectedErrors.Report(error);
                return;
            }

            await work.UntilAsync(services.Clock.GetUtcNow() + delay);
        }
    }
}
