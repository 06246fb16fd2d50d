using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Clock;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>
/// Takes a write in, checks the caller's permission, and applies it later, whatever has become of the client and of its
/// permission: the write of a dead invocation that lands after its retry.
/// </summary>
/// <param name="delay">How much later.</param>
/// <param name="drop">Closes the connection before the wait; else the answer is given after it.</param>
internal sealed class LateWrite(FaultDelay delay, bool drop) : FaultEffect
{
    private static readonly HashSet<string> Writes = new(StringComparer.Ordinal)
    {
        "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems",
    };

    public override bool Takes(RequestFacts facts) => facts.Service == ServiceName.DynamoDb && Writes.Contains(facts.Operation);

    public override async ValueTask ApplyAsync(FaultedRequest request, Func<ValueTask> apply)
    {
        // An advance of the clock ends when the write has landed, not when its wait has.
        using ServiceWork? work = delay.Begin(request.Services, holdsRequest: !drop);
        bool isHeld = false;
        request.Call!.Authorized = () =>
        {
            // Of a batch the first table is enough: it is held as one request.
            if (!isHeld)
            {
                isHeld = true;
                Hold(request, work);
            }
        };

        // An operation does not wait once it has begun: while this one does, it keeps a thread that is nobody else's.
        await Task.Factory.StartNew(
            () => apply().AsTask(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    private void Hold(FaultedRequest request, ServiceWork? work)
    {
        if (drop)
        {
            request.Close(reset: false);
        }

        delay.WaitAsync(request.Services, work, CancellationToken.None).GetAwaiter().GetResult();
    }
}
