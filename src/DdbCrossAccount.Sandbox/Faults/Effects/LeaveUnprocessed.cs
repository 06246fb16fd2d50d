using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>
/// Lets a share of the entries of a batch, at least one, come back as unprocessed. Where it is all of them the batch is
/// refused as a whole, as DynamoDB does.
/// </summary>
internal sealed class LeaveUnprocessed(double share) : FaultEffect
{
    public override bool Takes(RequestFacts facts)
    {
        return facts.Service == ServiceName.DynamoDb && facts.Operation is "BatchWriteItem" or "BatchGetItem";
    }

    public override ValueTask ApplyAsync(FaultedRequest request, Func<ValueTask> apply)
    {
        request.Call!.Withheld = count => Choose(request, count);
        return apply();
    }

    private bool[] Choose(FaultedRequest request, int count)
    {
        var chosen = new bool[count];
        int left = 0;
        for (int i = 0; i < count; i++)
        {
            chosen[i] = request.Draw(i) < share;
            left += chosen[i] ? 1 : 0;
        }

        if (left == 0)
        {
            chosen[(int)(request.Draw(count) * count)] = true;
            left = 1;
        }

        return left < count ? chosen : throw ServiceErrors.Throttle(request.Facts);
    }
}
