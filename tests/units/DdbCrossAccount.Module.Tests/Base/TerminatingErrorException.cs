using System;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Tests.Base;

/// <summary>Stands for the exception with which PowerShell ends a cmdlet.</summary>
internal sealed class TerminatingErrorException(CommandError error) : Exception(error.Message)
{
    public CommandError Error { get; } = error;
}
