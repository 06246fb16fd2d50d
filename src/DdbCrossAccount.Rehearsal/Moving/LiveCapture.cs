using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Watching;
using DdbCrossAccount.Core.Sandboxes.Administration;
using DdbCrossAccount.Rehearsal.Steps;
using DdbCrossAccount.Rehearsal.Writing;

namespace DdbCrossAccount.Rehearsal.Moving;

/// <summary>
/// Brings over what an application writes while the table is moved: change data capture with the function itself, as a
/// process that the sandbox starts.
/// </summary>
internal sealed class LiveCapture(EngineContext context, EngineEvents events, StepBoard board, SourceTraffic traffic)
{
    private const int MeasuredWrites = 50;

    private static readonly TimeSpan LongestMeasuring = TimeSpan.FromSeconds(30);

    /// <summary>Announces the steps.</summary>
    public static void Plan(StepBoard board)
    {
        board.Plan("Turn change data capture on");
        board.Plan("Wait until it is in sync");
        board.Plan("Measure how late writes arrive");
        board.Plan("Stop the writer and drain");
    }

    /// <summary>Runs the steps; afterwards nothing writes to the source any more.</summary>
    public async Task<TrafficResult> RunAsync(
        DdbSandbox sandbox, DdbImport import, AccountSession target, CancellationToken token)
    {
        DdbCdc cdc = await board.RunNextAsync(() => EnableAsync(sandbox, import, token));
        cdc = await board.RunNextAsync(() => WaitAsync(cdc, CdcGoal.InSync, token));
        LagProbe probe = await board.RunNextAsync(() => MeasureAsync(target, import.TableName, token));
        TimeSpan drain = await board.RunNextAsync(() => DrainAsync(cdc, token));
        long lost = await new LostWriteCheck(target.DynamoDb, import.TableName).CountAsync(traffic.Journal.Last(), token);
        return new TrafficResult(traffic.Journal.Acknowledged, lost, probe.Percentile(0.5), probe.Percentile(0.99), drain);
    }

    private async Task<DdbCdc> EnableAsync(DdbSandbox sandbox, DdbImport import, CancellationToken token)
    {
        // From here on times are measured, so a second takes a second.
        await new SandboxClock(new SandboxEndpoint(sandbox)).ChangeAsync(new SandboxClockChange { Rate = 1 }, token);
        var options = new CdcOptions { FunctionRoleArn = sandbox.FunctionRoleArn, WriterRoleArn = sandbox.WriterRoleArn };
        CdcRequest request = CdcRequestMaker.Of(import, import.Source!, import.Target!);
        await new CdcEnabler(context).EnableAsync([request], options, token);
        DdbCdc cdc = events.TakeResult<DdbCdc>();
        board.Measure($"function '{cdc.FunctionName}', batches of at most {cdc.BatchSize}");
        return cdc;
    }

    private async Task<DdbCdc> WaitAsync(DdbCdc cdc, CdcGoal goal, CancellationToken token)
    {
        await new CdcWaiter(context).WaitAsync([cdc], new CdcWaitOptions { Goal = goal }, token);
        return events.TakeResult<DdbCdc>();
    }

    private async Task<LagProbe> MeasureAsync(AccountSession target, string tableName, CancellationToken token)
    {
        var probe = new LagProbe(traffic.Journal, new LostWriteCheck(target.DynamoDb, tableName), context.Clock);
        using var limit = new CancellationTokenSource(LongestMeasuring, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, token);
        try
        {
            await probe.RunAsync(MeasuredWrites, either.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            // What was measured until then is what there is.
        }

        board.Measure($"half within {MeasureText.Milliseconds(probe.Percentile(0.5))}, "
            + $"99 of 100 within {MeasureText.Milliseconds(probe.Percentile(0.99))}");
        return probe;
    }

    private async Task<TimeSpan> DrainAsync(DdbCdc cdc, CancellationToken token)
    {
        await traffic.StopAsync();
        long stoppedAt = context.Clock.GetTimestamp();
        await WaitAsync(cdc, CdcGoal.Drained, token);
        TimeSpan drain = context.Clock.GetElapsedTime(stoppedAt);
        board.Measure($"{MeasureText.Count(traffic.Journal.Acknowledged)} writes, drained after {MeasureText.Seconds(drain)}");
        return drain;
    }
}
