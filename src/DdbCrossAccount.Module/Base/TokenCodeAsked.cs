using System.Threading.Tasks;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Module.Base;

/// <summary>The engine needs the present code of an MFA device; only the pipeline thread may ask for it.</summary>
/// <remarks>After a stop nobody answers: whoever waits gives the token along.</remarks>
/// <param name="MfaSerial">The device.</param>
internal sealed record TokenCodeAsked(string MfaSerial) : EngineEvent
{
    private readonly TaskCompletionSource<string?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The code, or null when nobody can be asked.</summary>
    public Task<string?> Answered => _answer.Task;

    /// <summary>Hands over the code.</summary>
    public void Answer(string? code) => _answer.TrySetResult(code);
}
