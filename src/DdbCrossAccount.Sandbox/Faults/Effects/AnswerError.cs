using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>Answers with an error, before or after the request was applied.</summary>
/// <param name="error">The error as the service of the request words it.</param>
/// <param name="isAfter">Applied, and then the error: the client cannot know it.</param>
internal sealed class AnswerError(Func<RequestFacts, ServiceException> error, bool isAfter) : FaultEffect
{
    public override async ValueTask ApplyAsync(FaultedRequest request, Func<ValueTask> apply)
    {
        if (isAfter)
        {
            await apply();
        }

        throw error(request.Facts);
    }
}
