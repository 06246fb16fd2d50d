using System.Diagnostics.CodeAnalysis;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Base;

/// <summary>All that a cmdlet says to PowerShell and hears from it.</summary>
/// <remarks>Every member belongs to the pipeline thread, except <see cref="IsStopping"/>.</remarks>
internal interface ICommandPort
{
    /// <summary>The name of the running cmdlet, for example <c>Wait-DdbExport</c>.</summary>
    string CommandName { get; }

    /// <summary>The parameter set that the given parameters chose.</summary>
    string ParameterSetName { get; }

    /// <summary>True when the user has stopped the pipeline.</summary>
    bool IsStopping { get; }

    /// <summary>True when the cmdlet is the first of its pipeline.</summary>
    bool IsFirstInPipeline { get; }

    /// <summary>The line as it was typed.</summary>
    string InvocationLine { get; }

    /// <summary>
    /// True when the texts of <see cref="ShouldProcess"/> will be seen: -WhatIf, -Confirm, or a preference of the session.
    /// </summary>
    bool IsConfirmationShown { get; }

    /// <summary>True when the parameter was given, typed or through the pipeline.</summary>
    bool IsBound(string parameterName);

    /// <summary>True when the switch was given and is on.</summary>
    bool IsSwitchOn(string parameterName);

    /// <summary>The absolute file system path for a path as the user writes it.</summary>
    string ResolvePath(string path);

    /// <summary>The value of a variable of the session, or null.</summary>
    object? GetVariable(string name);

    /// <summary>What a command name stands for in this session, or null when it is unknown.</summary>
    CommandOwner? FindCommand(string name);

    /// <summary>Asks the person at the terminal for one line.</summary>
    /// <returns>The line, or null when nobody can be asked.</returns>
    string? Ask(string caption, string question);

    /// <summary>Asks whether a change is wanted.</summary>
    bool ShouldProcess(string target, string action);

    /// <summary>Writes a result to the pipeline.</summary>
    void WriteResult(object result);

    /// <summary>Writes the error of one input; the command goes on.</summary>
    void WriteError(CommandError error);

    /// <summary>Ends the command with an error.</summary>
    [DoesNotReturn]
    void Fail(CommandError error);

    /// <summary>Writes to the warning stream.</summary>
    void WriteWarning(string text);

    /// <summary>Writes to the verbose stream.</summary>
    void WriteVerbose(string text);

    /// <summary>Writes to the debug stream.</summary>
    void WriteDebug(string text);

    /// <summary>Shows or completes a progress bar.</summary>
    void WriteProgress(ProgressUpdate update);
}
