using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using DdbCrossAccount.Core.Throughput;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>The SDK's standard retries without those of throttles, and with the engine's clock.</summary>
/// <remarks>
/// Whoever paces the calls must see every throttle; a retry in here would hide it. Faults of the network and answers
/// 5xx are
/// repeated: a scan changes nothing, and putting or deleting the same items again leaves the same items.
/// </remarks>
internal sealed class ItemRetryPolicy(IClientConfig config, EngineContext context) : StandardRetryPolicy(config)
{
    // The standard bounds, from the SDK's own policy: a second, doubling, 20 seconds at most.
    private readonly Jitter _jitter = new(context, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));

    public override bool RetryForException(IExecutionContext executionContext, Exception exception) =>
        !ThrottleErrors.IsThrottle(exception) && base.RetryForException(executionContext, exception);

    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) =>
        ThrottleErrors.IsThrottle(exception)
            ? Task.FromResult(false)
            : base.RetryForExceptionAsync(executionContext, exception);

    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext)
    {
        IRequestContext request = executionContext.RequestContext;
        return Task.Delay(_jitter.Next(request.Retries - 1), context.Clock, request.CancellationToken);
    }
}
