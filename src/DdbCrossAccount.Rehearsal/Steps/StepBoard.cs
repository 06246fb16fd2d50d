using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace DdbCrossAccount.Rehearsal.Steps;

/// <summary>All steps and what was measured in them: the work writes it, a display reads it. Thread-safe.</summary>
internal sealed class StepBoard(TimeProvider clock)
{
    private readonly object _lock = new();
    private readonly List<Step> _steps = [];
    private readonly List<string> _warnings = [];
    private int _current = -1;
    private long _startedAt;

    /// <summary>Announces a step that will come.</summary>
    public void Plan(string title)
    {
        lock (_lock)
        {
            _steps.Add(new Step(title, StepState.Waiting, string.Empty, TimeSpan.Zero));
        }
    }

    /// <summary>Runs the next planned step to its end.</summary>
    public async Task<T> RunNextAsync<T>(Func<Task<T>> work)
    {
        Begin();
        try
        {
            T result = await work();
            End(StepState.Done);
            return result;
        }
        catch
        {
            End(StepState.Failed);
            throw;
        }
    }

    /// <summary>Tells what has been measured in the running step; it takes the place of what was told before.</summary>
    public void Measure(string text)
    {
        lock (_lock)
        {
            if (_current >= 0 && _steps[_current].State == StepState.Running)
            {
                _steps[_current] = _steps[_current] with { Measured = text };
            }
        }
    }

    /// <summary>Keeps something that the user should know besides.</summary>
    public void Warn(string text)
    {
        lock (_lock)
        {
            _warnings.Add(text);
        }
    }

    /// <summary>The steps as they are now.</summary>
    public IReadOnlyList<Step> Steps()
    {
        lock (_lock)
        {
            Step[] steps = [.. _steps];
            if (_current >= 0 && steps[_current].State == StepState.Running)
            {
                steps[_current] = steps[_current] with { Elapsed = clock.GetElapsedTime(_startedAt) };
            }

            return steps;
        }
    }

    /// <summary>The warnings so far.</summary>
    public IReadOnlyList<string> Warnings()
    {
        lock (_lock)
        {
            return [.. _warnings];
        }
    }

    private void Begin()
    {
        lock (_lock)
        {
            _current = _steps.FindIndex(step => step.State == StepState.Waiting);
            _startedAt = clock.GetTimestamp();
            _steps[_current] = _steps[_current] with { State = StepState.Running };
        }
    }

    private void End(StepState state)
    {
        lock (_lock)
        {
            _steps[_current] = _steps[_current] with { State = state, Elapsed = clock.GetElapsedTime(_startedAt) };
        }
    }
}
