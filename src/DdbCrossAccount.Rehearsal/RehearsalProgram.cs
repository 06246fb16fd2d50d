using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Rehearsal.Display;
using DdbCrossAccount.Rehearsal.Moving;
using DdbCrossAccount.Rehearsal.Options;
using DdbCrossAccount.Rehearsal.Reporting;
using DdbCrossAccount.Rehearsal.Steps;
using Spectre.Console;

namespace DdbCrossAccount.Rehearsal;

/// <summary>The program: command line in, steps shown, exit code out.</summary>
internal sealed class RehearsalProgram(IAnsiConsole console, TextWriter output, TextWriter errors, TimeProvider clock)
{
    /// <summary>Runs the rehearsal that the arguments ask for.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken token)
    {
        RehearsalOptions options;
        RehearsalItems items;
        try
        {
            options = OptionsParser.Parse(arguments);
            items = new RehearsalItems(options);
        }
        catch (DdbCrossAccountException error)
        {
            errors.WriteLine(ReportText.Of(error));
            return ExitCode.BadCommandLine;
        }

        if (options.Help)
        {
            output.WriteLine(Usage.Text);
            return ExitCode.Equal;
        }

        return await RehearseAsync(options, items, token);
    }

    private async Task<int> RehearseAsync(RehearsalOptions options, RehearsalItems items, CancellationToken token)
    {
        long startedAt = clock.GetTimestamp();
        try
        {
            RehearsalResult result = await MoveAsync(options, items, token);
            return ReportResult(options, result, clock.GetElapsedTime(startedAt));
        }
        catch (DdbCrossAccountException error)
        {
            return ReportError(options, error, clock.GetElapsedTime(startedAt));
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            errors.WriteLine("Cancelled. The sandbox is stopped; nothing is left behind.");
            return ExitCode.Cancelled;
        }
    }

    private async Task<RehearsalResult> MoveAsync(RehearsalOptions options, RehearsalItems items, CancellationToken token)
    {
        await items.CheckAsync(token);
        output.WriteLine("A table is moved between two AWS accounts that a sandbox plays on this machine.");
        output.WriteLine($"Items: {items.Origin}.");
        var board = new StepBoard(clock);
        var move = new TableMove(options, items, board, clock);
        Task<RehearsalResult> work = move.RunAsync(token);
        await Display(options).ShowAsync(board, work);
        return await work;
    }

    private IDisplay Display(RehearsalOptions options)
    {
        bool isTerminal = console.Profile.Out.IsTerminal
            && console.Profile.Capabilities is { Ansi: true, Interactive: true };
        return isTerminal && !options.Json ? new TerminalDisplay(console, clock) : new PlainDisplay(output, clock);
    }

    private int ReportResult(RehearsalOptions options, RehearsalResult result, TimeSpan elapsed)
    {
        long peakBytes = Process.GetCurrentProcess().PeakWorkingSet64;
        output.WriteLine(ReportText.Of(result, elapsed, peakBytes));
        if (options.Json)
        {
            output.WriteLine(RehearsalReport.Of(result, elapsed, peakBytes).ToJson());
        }

        return result.IsEqual ? ExitCode.Equal : ExitCode.NotEqual;
    }

    private int ReportError(RehearsalOptions options, DdbCrossAccountException error, TimeSpan elapsed)
    {
        errors.WriteLine(ReportText.Of(error));
        if (options.Json)
        {
            output.WriteLine(RehearsalReport.Of(error, elapsed).ToJson());
        }

        return ExitCode.NotEqual;
    }
}
