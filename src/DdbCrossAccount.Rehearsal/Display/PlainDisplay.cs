using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Rehearsal.Steps;

namespace DdbCrossAccount.Rehearsal.Display;

/// <summary>
/// Shows the steps as lines, for logs and pipes: one when a step begins, one when it ends, and what it measures every
/// five seconds.
/// </summary>
internal sealed class PlainDisplay(TextWriter writer, TimeProvider clock) : IDisplay
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenMeasures = TimeSpan.FromSeconds(5);

    private readonly Dictionary<int, StepState> _shown = [];
    private int _shownWarnings;
    private TimeSpan _nextMeasure;

    public async Task ShowAsync(StepBoard board, Task work)
    {
        while (!work.IsCompleted)
        {
            Write(board);
            await Task.WhenAny(work, Task.Delay(Look, clock));
        }

        Write(board);
    }

    private void Write(StepBoard board)
    {
        IReadOnlyList<Step> steps = board.Steps();
        for (int index = 0; index < steps.Count; index++)
        {
            WriteStep(steps[index], index, steps.Count);
        }

        IReadOnlyList<string> warnings = board.Warnings();
        foreach (string warning in warnings.Skip(_shownWarnings))
        {
            writer.WriteLine($"      Warning: {warning}");
        }

        _shownWarnings = warnings.Count;
    }

    private void WriteStep(Step step, int index, int count)
    {
        StepState shown = _shown.GetValueOrDefault(index, StepState.Waiting);
        if (shown == step.State)
        {
            WriteMeasure(step);
            return;
        }

        _shown[index] = step.State;
        _nextMeasure = BetweenMeasures;
        string place = string.Create(CultureInfo.InvariantCulture, $"[{index + 1}/{count}]");
        if (shown == StepState.Waiting)
        {
            writer.WriteLine($"{place} {step.Title}");
        }

        if (step.State is StepState.Done or StepState.Failed)
        {
            writer.WriteLine($"      {Ending(step)}");
        }
    }

    private void WriteMeasure(Step step)
    {
        if (step.State == StepState.Running && step.Elapsed >= _nextMeasure && step.Measured.Length > 0)
        {
            _nextMeasure = step.Elapsed + BetweenMeasures;
            writer.WriteLine($"      {step.Measured}");
        }
    }

    private static string Ending(Step step)
    {
        string word = step.State == StepState.Done ? "done" : "failed";
        string measured = step.Measured.Length == 0 ? string.Empty : $": {step.Measured}";
        return $"{word}{measured} ({MeasureText.Seconds(step.Elapsed)})";
    }
}
