using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Rehearsal.Steps;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DdbCrossAccount.Rehearsal.Display;

/// <summary>Shows the steps as a table that is drawn anew while they run, for a terminal.</summary>
internal sealed class TerminalDisplay(IAnsiConsole console, TimeProvider clock) : IDisplay
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(200);

    private static readonly string[] Spinner = ["|", "/", "-", "\\"];

    private int _frame;

    public async Task ShowAsync(StepBoard board, Task work)
    {
        await console.Live(Draw(board)).StartAsync(async live =>
        {
            while (!work.IsCompleted)
            {
                live.UpdateTarget(Draw(board));
                await Task.WhenAny(work, Task.Delay(Frame, clock));
            }

            live.UpdateTarget(Draw(board));
        });
    }

    private Rows Draw(StepBoard board)
    {
        _frame++;
        Table table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "", "", "");
        table.Columns[3].RightAligned().NoWrap();
        foreach (Step step in board.Steps())
        {
            table.AddRow(Sign(step.State), new Text(step.Title), new Text(step.Measured, Style.Parse("grey")), Time(step));
        }

        IEnumerable<IRenderable> warnings = board.Warnings()
            .Select(warning => new Text($"Warning: {warning}", Style.Parse("yellow")));
        return new Rows([table, .. warnings]);
    }

    private IRenderable Sign(StepState state) => state switch
    {
        StepState.Waiting => new Text(" "),
        StepState.Running => new Text(Spinner[_frame % Spinner.Length], Style.Parse("blue")),
        StepState.Done => new Text("✓", Style.Parse("green")),
        StepState.Failed => new Text("✗", Style.Parse("red")),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a sign."),
    };

    private static Text Time(Step step) =>
        new(step.State == StepState.Waiting ? string.Empty : MeasureText.Seconds(step.Elapsed), Style.Parse("grey"));
}
