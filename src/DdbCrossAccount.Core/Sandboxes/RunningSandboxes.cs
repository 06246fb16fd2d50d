using System.Collections.Concurrent;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>The sandboxes that this process has started and not stopped.</summary>
/// <remarks>
/// Static, because a sandbox has to live as long as the process that started it and not as long as some variable of a
/// script: were its standard input collected with the object, the sandbox would end in the middle of the work.
/// </remarks>
internal static class RunningSandboxes
{
    private static readonly ConcurrentDictionary<int, SandboxProcess> Processes = new();

    /// <summary>Keeps a sandbox until it is taken.</summary>
    public static void Add(SandboxProcess process) => Processes[process.Id] = process;

    /// <summary>Gives a sandbox to the caller, who then stops and disposes it; null when this process holds no such one.</summary>
    public static SandboxProcess? Take(int processId) =>
        Processes.TryRemove(processId, out SandboxProcess? process) ? process : null;
}
