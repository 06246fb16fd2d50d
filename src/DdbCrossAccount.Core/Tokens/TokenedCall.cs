using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Tokens;

/// <summary>
/// Makes a call that carries a client token, and makes the same call again when its outcome is unknown.
/// </summary>
/// <remarks>
/// An answer that was lost may have started the work; the same token then brings back that work and starts no
/// other.
/// </remarks>
internal sealed class TokenedCall(EngineContext context)
{
    private const int Attempts = 6;
    private static readonly PollSchedule Pauses = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));

    /// <summary>
    /// Calls until there is an answer; a last unknown outcome is thrown as it came, and a refusal after a lost answer
    /// as <see cref="AnswerLostException"/>.
    /// </summary>
    /// <param name="what">The call, in words.</param>
    /// <param name="call">The call, without retries of its own.</param>
    /// <param name="token">Ends the calling.</param>
    public async Task<T> SendAsync<T>(string what, Func<CancellationToken, Task<T>> call, CancellationToken token)
    {
        bool isAnswerLost = false;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await call(token).ConfigureAwait(false);
            }
            catch (Exception exception) when (attempt < Attempts && PollFailure.IsTransient(exception, token))
            {
                isAnswerLost |= !PollFailure.IsThrottled(exception);
                context.Observer.Observe(new DetailNoted(
                    $"{what}: the outcome is unknown ({exception.GetType().Name}); the same request is sent again "
                        + "with its token."));
            }
            catch (DdbCrossAccountException refusal) when (isAnswerLost)
            {
                context.Observer.Observe(new DetailNoted($"{what}: refused ({refusal.ErrorId}) after an answer was lost."));
                throw new AnswerLostException(refusal);
            }

            await Task.Delay(Pauses.PauseAfter(attempt - 1), context.Clock, token).ConfigureAwait(false);
        }
    }
}
