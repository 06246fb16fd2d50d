using System.Diagnostics;

namespace DdbCrossAccount.Sandbox.Tests.Fuzzing;

/// <summary>What a process holds of the machine at a moment.</summary>
internal sealed record ProcessFootprint(long Megabytes, int Handles, int Threads)
{
    public static ProcessFootprint Of(Process process)
    {
        process.Refresh();
        return new ProcessFootprint(process.WorkingSet64 / (1024 * 1024), process.HandleCount, process.Threads.Count);
    }
}
