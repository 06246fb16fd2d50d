using System.Management.Automation;
using System.Reflection;
using System.Runtime.ExceptionServices;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Tests.Base;

/// <summary>Calls a cmdlet's steps as PowerShell does.</summary>
internal static class CommandDriver
{
    public static T Attach<T>(this T command, RecordingPort port, FakeEngine engine)
        where T : CancellableCommand
    {
        command.Port = port;
        command.Engine = engine;
        return command;
    }

    /// <summary>Begin, one record, end.</summary>
    public static void RunAll(this CancellableCommand command)
    {
        command.Begin();
        command.Record();
        command.End();
    }

    public static void Begin(this CancellableCommand command) => Call(command, "BeginProcessing");

    public static void Record(this CancellableCommand command) => Call(command, "ProcessRecord");

    public static void End(this CancellableCommand command) => Call(command, "EndProcessing");

    public static void Stop(this CancellableCommand command) => Call(command, "StopProcessing");

    private static void Call(CancellableCommand command, string step)
    {
        try
        {
            typeof(Cmdlet).GetMethod(step, BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(command, null);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
    }
}
