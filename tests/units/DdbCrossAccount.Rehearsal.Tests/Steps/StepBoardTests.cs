using System;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Rehearsal.Steps;
using Xunit;

namespace DdbCrossAccount.Rehearsal.Tests.Steps;

public sealed class StepBoardTests
{
    private readonly StepBoard _board = new(TimeProvider.System);

    public StepBoardTests()
    {
        _board.Plan("one");
        _board.Plan("two");
    }

    [Fact]
    public async Task RunNextAsync_EachTime_RunsTheNextPlannedStep()
    {
        StepState during = StepState.Waiting;
        int result = await _board.RunNextAsync(() =>
        {
            _board.Measure("half");
            during = _board.Steps()[0].State;
            return Task.FromResult(5);
        });

        Assert.Equal(5, result);
        Assert.Equal(StepState.Running, during);
        Assert.Equal([StepState.Done, StepState.Waiting], _board.Steps().Select(step => step.State));
        Assert.Equal("half", _board.Steps()[0].Measured);
    }

    [Fact]
    public async Task RunNextAsync_WorkFails_MarksTheStepAndThrowsOn()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _board.RunNextAsync<int>(() => throw new InvalidOperationException()));

        Assert.Equal([StepState.Failed, StepState.Waiting], _board.Steps().Select(step => step.State));
    }

    [Fact]
    public async Task Measure_AfterTheEnd_ChangesNothing()
    {
        await _board.RunNextAsync(() => Task.FromResult(0));
        _board.Measure("late");

        Assert.Empty(_board.Steps()[0].Measured);
    }
}
