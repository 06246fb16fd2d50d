using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Waiting;

namespace DdbCrossAccount.Core.Exports;

/// <summary>
/// Changes a setting by a request that carries no token: after a lost answer the setting is read before the request
/// is repeated.
/// </summary>
internal sealed class SettingChange(PreparationWait wait)
{
    /// <summary>What is waited for while the change cannot be made yet, in words.</summary>
    public required string WaitingFor { get; init; }

    /// <summary>Sends the request once.</summary>
    public required Func<CancellationToken, Task> Send { get; init; }

    /// <summary>Reads whether the setting is as asked for.</summary>
    public required Func<CancellationToken, Task<bool>> IsInPlace { get; init; }

    /// <summary>True for an answer that says that the table is busy with another change.</summary>
    public required Func<Exception, bool> IsBusy { get; init; }

    /// <summary>Makes the change.</summary>
    public async Task<ChangeOutcome> ApplyAsync(CancellationToken token)
    {
        while (true)
        {
            try
            {
                await Send(token).ConfigureAwait(false);
                return ChangeOutcome.Ours;
            }
            catch (Exception exception) when (IsBusy(exception) || PollFailure.IsTransient(exception, token))
            {
            }

            if (await wait.ReadAsync(WaitingFor, IsInPlace, token).ConfigureAwait(false))
            {
                return ChangeOutcome.Unclear;
            }

            await wait.PauseAsync(WaitingFor, null, null, token).ConfigureAwait(false);
        }
    }
}
