using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Torture.Tests.World;

/// <summary>One invocation's process: once it is dead, nothing that it had begun comes back to it, and it begins nothing more.</summary>
/// <param name="callsUntilDeath">It dies when it begins that call to the ledger or the target; 0: it lives.</param>
internal sealed class FunctionLife(int callsUntilDeath)
{
    private readonly TaskCompletionSource _death = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;
    private int _writes;

    /// <summary>It dies when it begins its first write to the target.</summary>
    public bool DiesBeforeWriting { get; init; }

    /// <summary>The writes to the target that it has begun.</summary>
    public int Writes => Volatile.Read(ref _writes);

    /// <summary>Ends when it dies.</summary>
    public Task Death => _death.Task;

    /// <summary>A call is begun; of a dead process it never returns.</summary>
    /// <param name="isWrite">It writes to the target.</param>
    public async Task CallAsync(bool isWrite = false)
    {
        if (isWrite)
        {
            Interlocked.Increment(ref _writes);
        }

        if (Interlocked.Increment(ref _calls) == callsUntilDeath || (isWrite && DiesBeforeWriting))
        {
            _death.TrySetResult();
        }

        if (_death.Task.IsCompleted)
        {
            await new TaskCompletionSource().Task;
        }
    }
}
