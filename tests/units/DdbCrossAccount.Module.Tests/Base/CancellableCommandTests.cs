using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Commands;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Base;

public sealed class CancellableCommandTests
{
    private readonly RecordingPort _port = new();
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Run_EngineTells_WritesInThatOrderOnTheCallingThread()
    {
        var threads = new List<int>();
        _port.OnWrite = _ => threads.Add(Environment.CurrentManagedThreadId);
        _engine.Work = (context, _) =>
        {
            context.Observer.Observe(new PhaseEntered("one"));
            context.Observer.Observe(new ResultProduced("two"));
            context.Observer.Observe(new DetailNoted("three"));
            return Task.CompletedTask;
        };

        Waiting().RunAll();

        Assert.Equal([("verbose", "one"), ("output", "two"), ("debug", "three")], _port.Said);
        Assert.All(threads, thread => Assert.Equal(Environment.CurrentManagedThreadId, thread));
    }

    [Fact]
    public void Stop_EngineSavesAfterwards_WaitsForItAndWritesNothingMore()
    {
        bool saved = false;
        using var begun = new ManualResetEventSlim();
        WaitDdbExportCommand command = Waiting();
        _engine.Work = async (context, token) =>
        {
            context.Observer.Observe(new PhaseEntered("begun"));
            var stopped = new TaskCompletionSource();
            await using (token.Register(stopped.SetResult))
            {
                begun.Set();
                await stopped.Task;
            }

            context.Observer.Observe(new ResultProduced("after the stop"));
            await Task.Yield();
            saved = true;
            token.ThrowIfCancellationRequested();
        };
        command.Begin();
        command.Record();
        var stopper = new Thread(() =>
        {
            begun.Wait();
            command.Stop();
        });
        stopper.Start();

        Assert.Throws<PipelineStoppedException>(command.End);

        stopper.Join();
        Assert.True(saved);
        Assert.Empty(_port.Results);
    }

    [Fact]
    public void Stop_EngineEndsWell_StillEndsAsStopped()
    {
        WaitDdbExportCommand command = Waiting();
        _engine.Work = (_, _) =>
        {
            command.Stop();
            return Task.CompletedTask;
        };
        command.Begin();
        command.Record();

        Assert.Throws<PipelineStoppedException>(command.End);
    }

    [Fact]
    public void Stop_AfterDispose_DoesNothing()
    {
        WaitDdbExportCommand command = Waiting();

        command.Dispose();

        command.Stop();
    }

    [Fact]
    public void Write_PowerShellRefuses_CancelsTheEngineWaitsForItAndThrowsTheRefusal()
    {
        bool ended = false;
        _port.OnWrite = stream => throw new InvalidOperationException($"refused {stream}");
        _engine.Work = async (context, token) =>
        {
            context.Observer.Observe(new ResultProduced("one"));
            var cancelled = new TaskCompletionSource();
            await using (token.Register(cancelled.SetResult))
            {
                await cancelled.Task;
            }

            ended = true;
            token.ThrowIfCancellationRequested();
        };
        WaitDdbExportCommand command = Waiting();
        command.Begin();
        command.Record();

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(command.End);

        Assert.Equal("refused output", refusal.Message);
        Assert.True(ended);
    }

    [Fact]
    public void Error_OfTheEngineForAll_EndsTheCommandWithIdCategoryTargetMessageAndAction()
    {
        _engine.Work = (_, _) => throw ErrorCatalogue.PathNotFileSystem("env:x", "Environment");

        var failure = Assert.Throws<TerminatingErrorException>(() => Waiting().RunAll());

        Assert.Equal("PathNotFileSystem", failure.Error.ErrorId);
        Assert.Equal(DdbErrorCategory.InvalidArgument, failure.Error.Category);
        Assert.Equal("env:x", failure.Error.Target);
        Assert.Equal(failure.Error.Exception.Message, failure.Error.Message);
        Assert.Equal("Give the path of a file or folder, for example './items.json'.", failure.Error.RecommendedAction);
    }

    [Fact]
    public void Error_OfOneInput_IsWrittenAndTheOthersGoOn()
    {
        _engine.Work = (context, _) =>
        {
            context.Observer.Observe(new InputFailed(ErrorCatalogue.PathNotFileSystem("env:x", "Environment")));
            context.Observer.Observe(new ResultProduced("the other"));
            return Task.CompletedTask;
        };

        Waiting().RunAll();

        Assert.Equal("PathNotFileSystem", Assert.Single(_port.Errors).ErrorId);
        Assert.Equal(["the other"], _port.Results);
    }

    [Fact]
    public void Error_ThatNobodyForesaw_EndsTheCommandWithAnErrorOfItsOwn()
    {
        _engine.Work = (_, _) => throw new InvalidOperationException("Broken inside.");
        _port.CommandName = "Wait-DdbExport";

        var failure = Assert.Throws<TerminatingErrorException>(() => Waiting().RunAll());

        Assert.Equal("UnexpectedFailure", failure.Error.ErrorId);
        Assert.Equal(
            "Wait-DdbExport met a situation that it has no error of its own for (System.InvalidOperationException). "
            + "What was begun in AWS goes on by itself.",
            failure.Error.Message);
        Assert.IsType<InvalidOperationException>(failure.Error.Exception.InnerException);
    }

    [Fact]
    public void Question_OfTheEngine_IsAskedOnTheCallingThreadAndAnswered()
    {
        string? answer = null;
        int asked = 0;
        _port.OnWrite = _ => asked = Environment.CurrentManagedThreadId;
        _port.Answer = "123456";
        _engine.Work = async (context, token) =>
        {
            var question = new TokenCodeAsked("arn:aws:iam::111111111111:mfa/ops");
            context.Observer.Observe(question);
            answer = await question.Answered.WaitAsync(token);
        };

        Waiting().RunAll();

        Assert.Equal("123456", answer);
        Assert.Equal(Environment.CurrentManagedThreadId, asked);
        Assert.Equal([("question", "Code of MFA device 'arn:aws:iam::111111111111:mfa/ops'")], _port.Said);
    }

    private WaitDdbExportCommand Waiting() => new WaitDdbExportCommand
    {
        Export = [new DdbExport { ExportArn = "arn", Source = Accounts.Source }],
    }.Attach(_port, _engine);
}
