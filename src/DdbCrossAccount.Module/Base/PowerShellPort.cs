using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Management.Automation.Host;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Module.Output;

#pragma warning disable RS0030 // This is the one class that may talk to PowerShell; every other goes through ICommandPort.

namespace DdbCrossAccount.Module.Base;

/// <summary>The port to a real PowerShell.</summary>
internal sealed class PowerShellPort : ICommandPort
{
    private readonly PSCmdlet _cmdlet;

    public PowerShellPort(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
    }

    public string CommandName => _cmdlet.MyInvocation.MyCommand.Name;

    public string ParameterSetName => _cmdlet.ParameterSetName;

    public bool IsStopping => _cmdlet.Stopping;

    public bool IsFirstInPipeline => _cmdlet.MyInvocation.PipelinePosition == 1;

    public string InvocationLine => _cmdlet.MyInvocation.Line ?? string.Empty;

    public bool IsConfirmationShown => IsWhatIf || IsConfirm;

    public bool IsBound(string parameterName) => _cmdlet.MyInvocation.BoundParameters.ContainsKey(parameterName);

    public bool IsSwitchOn(string parameterName) =>
        _cmdlet.MyInvocation.BoundParameters.TryGetValue(parameterName, out object? value)
        && value is SwitchParameter { IsPresent: true };

    public string ResolvePath(string path)
    {
        string resolved = _cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(
            path, out ProviderInfo provider, out _);
        return string.Equals(provider.Name, "FileSystem", StringComparison.Ordinal)
            ? resolved
            : throw ErrorCatalogue.PathNotFileSystem(path, provider.Name);
    }

    public object? GetVariable(string name) =>
        _cmdlet.SessionState.PSVariable.GetValue(name) is { } value ? Unwrapped(value) : null;

    public CommandOwner? FindCommand(string name)
    {
        CommandInfo? command = _cmdlet.InvokeCommand.GetCommand(name, CommandTypes.All);
        return command is null
            ? null
            : new CommandOwner(command.ModuleName ?? string.Empty, (command as CmdletInfo)?.ImplementingType);
    }

    public string? Ask(string caption, string question)
    {
        try
        {
            var fields = new Collection<FieldDescription> { new(question) };
            Dictionary<string, PSObject> answer = _cmdlet.Host.UI.Prompt(caption, string.Empty, fields);
            return answer.TryGetValue(question, out PSObject? value) ? value?.ToString() : null;
        }
        catch (PSInvalidOperationException)
        {
            // What a host without a person says, and pwsh -NonInteractive.
            return null;
        }
        catch (HostException)
        {
            return null;
        }
    }

    public bool ShouldProcess(string target, string action) => _cmdlet.ShouldProcess(target, action);

    public void WriteResult(object result) => _cmdlet.WriteObject(result);

    public void WriteError(CommandError error) => _cmdlet.WriteError(ToRecord(error));

    [DoesNotReturn]
    public void Fail(CommandError error)
    {
        _cmdlet.ThrowTerminatingError(ToRecord(error));
        throw error.Exception;
    }

    public void WriteWarning(string text) => _cmdlet.WriteWarning(text);

    public void WriteVerbose(string text) => _cmdlet.WriteVerbose(text);

    public void WriteDebug(string text) => _cmdlet.WriteDebug(text);

    public void WriteProgress(ProgressUpdate update) =>
        _cmdlet.WriteProgress(new ProgressRecord(update.Id, update.Activity, update.Status)
        {
            ParentActivityId = update.ParentId,
            PercentComplete = update.PercentComplete,
            SecondsRemaining = update.SecondsRemaining,
            RecordType = update.IsCompleted ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        });

    private bool IsWhatIf => IsBound("WhatIf") ? IsSwitchOn("WhatIf") : GetVariable("WhatIfPreference") is true;

    private bool IsConfirm => IsBound("Confirm")
        ? IsSwitchOn("Confirm")
        : GetVariable("ConfirmPreference") is ConfirmImpact.Low or ConfirmImpact.Medium;

    private static object Unwrapped(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static ErrorRecord ToRecord(CommandError error) =>
        new(error.Exception, error.ErrorId, ToCategory(error.Category), error.Target)
        {
            ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = error.RecommendedAction },
        };

    private static ErrorCategory ToCategory(DdbErrorCategory category) => Enum.Parse<ErrorCategory>(category.ToString());
}
