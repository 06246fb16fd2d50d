using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using DdbCrossAccount.Rehearsal.Display;
using DdbCrossAccount.Rehearsal.Steps;
using Spectre.Console;
using Xunit;

namespace DdbCrossAccount.Rehearsal.Tests.Display;

public sealed partial class DisplayTests
{
    [Fact]
    public async Task ShowAsync_Plain_WritesEachStepAndItsEndOnce()
    {
        using var writer = new StringWriter { NewLine = "\n" };

        await ShowAsync(new PlainDisplay(writer, TimeProvider.System));

        Assert.Equal(
            """
            [1/3] First
                  done: 5 items [x] (T s)
            [2/3] Second
                  failed (T s)
                  Warning: mind this

            """.ReplaceLineEndings("\n"),
            Time().Replace(writer.ToString(), "T s"));
    }

    [Fact]
    public async Task ShowAsync_Terminal_EndsWithTheLastState()
    {
        using var writer = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 120;

        await ShowAsync(new TerminalDisplay(console, TimeProvider.System));

        string text = writer.ToString();
        Assert.Contains("✓", text);
        Assert.Contains("5 items [x]", text);
        Assert.Contains("✗", text);
        Assert.Contains("Third", text);
        Assert.Contains("Warning: mind this", text);
    }

    private static async Task ShowAsync(IDisplay display)
    {
        var board = new StepBoard(TimeProvider.System);
        board.Plan("First");
        board.Plan("Second");
        board.Plan("Third");
        Task work = WorkAsync(board);
        await display.ShowAsync(board, work);
        await Assert.ThrowsAsync<InvalidOperationException>(() => work);
    }

    private static async Task WorkAsync(StepBoard board)
    {
        await board.RunNextAsync(() =>
        {
            board.Measure("5 items [x]");
            return Task.FromResult(0);
        });
        board.Warn("mind this");
        await board.RunNextAsync<int>(() => throw new InvalidOperationException("no"));
    }

    [GeneratedRegex(@"\d+\.\d s")]
    private static partial Regex Time();
}
