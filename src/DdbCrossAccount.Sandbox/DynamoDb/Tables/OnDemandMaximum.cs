namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>On-demand maximums: -1 takes one away, what is not named stays.</summary>
internal static class OnDemandMaximum
{
    public static Throughput? Apply(Throughput? change, Throughput? old)
    {
        if (change is null)
        {
            return old;
        }

        var merged = new Throughput(Merge(change.Read, old?.Read), Merge(change.Write, old?.Write));
        return merged.Read is null && merged.Write is null ? null : merged;
    }

    private static long? Merge(long? change, long? old)
    {
        return change == -1 ? null : change ?? old;
    }
}
