using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Tests.Base;

/// <summary>A port without PowerShell: it answers what the test has set and remembers what the cmdlet has said, in order.</summary>
internal sealed class RecordingPort : ICommandPort
{
    public List<(string Stream, object Content)> Said { get; } = [];

    public HashSet<string> Switches { get; } = [];

    public HashSet<string> Bound { get; } = [];

    public Dictionary<string, object> Variables { get; } = [];

    public Dictionary<string, CommandOwner> Commands { get; } = [];

    public string CommandName { get; set; } = "Test-Command";

    public string ParameterSetName { get; set; } = string.Empty;

    public bool IsStopping { get; set; }

    public bool IsFirstInPipeline { get; set; } = true;

    public bool IsConfirmationShown { get; set; }

    public string InvocationLine { get; set; } = string.Empty;

    public bool IsProcessWanted { get; set; } = true;

    public string? Answer { get; set; }

    /// <summary>Called before each write, on the thread that writes.</summary>
    public Action<string>? OnWrite { get; set; }

    public IReadOnlyList<object> Results => Of("output").ToArray();

    public IReadOnlyList<CommandError> Errors => Of("error").Cast<CommandError>().ToArray();

    public IReadOnlyList<string> Warnings => Of("warning").Cast<string>().ToArray();

    public IReadOnlyList<string> Verbose => Of("verbose").Cast<string>().ToArray();

    public IReadOnlyList<string> Debug => Of("debug").Cast<string>().ToArray();

    public IReadOnlyList<ProgressUpdate> Progress => Of("progress").Cast<ProgressUpdate>().ToArray();

    public IReadOnlyList<(string Target, string Action)> Asked => Of("asked").Cast<(string, string)>().ToArray();

    public bool IsBound(string parameterName) => Bound.Contains(parameterName) || Switches.Contains(parameterName);

    public bool IsSwitchOn(string parameterName) => Switches.Contains(parameterName);

    public string ResolvePath(string path) => $"/resolved/{path}";

    public object? GetVariable(string name) => Variables.GetValueOrDefault(name);

    public CommandOwner? FindCommand(string name) => Commands.GetValueOrDefault(name);

    public string? Ask(string caption, string question)
    {
        Say("question", question);
        return Answer;
    }

    public bool ShouldProcess(string target, string action)
    {
        Said.Add(("asked", (target, action)));
        return IsProcessWanted;
    }

    public void WriteResult(object result) => Say("output", result);

    public void WriteError(CommandError error) => Say("error", error);

    [DoesNotReturn]
    public void Fail(CommandError error) => throw new TerminatingErrorException(error);

    public void WriteWarning(string text) => Say("warning", text);

    public void WriteVerbose(string text) => Say("verbose", text);

    public void WriteDebug(string text) => Say("debug", text);

    public void WriteProgress(ProgressUpdate update) => Say("progress", update);

    private IEnumerable<object> Of(string stream) => Said.Where(said => said.Stream == stream).Select(said => said.Content);

    private void Say(string stream, object content)
    {
        OnWrite?.Invoke(stream);
        Said.Add((stream, content));
    }
}
