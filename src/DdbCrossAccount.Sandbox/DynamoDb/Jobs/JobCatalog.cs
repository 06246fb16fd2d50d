using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>The exports or the imports of all accounts and Regions; AWS tells of them for 90 days. Thread-safe.</summary>
internal sealed class JobCatalog<TJob>(TimeProvider clock)
    where TJob : class, IJob
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    private readonly Lock _gate = new();
    private readonly List<TJob> _jobs = [];

    public TJob? Find(string arn)
    {
        lock (_gate)
        {
            return _jobs.Find(job => job.Arn == arn);
        }
    }

    /// <summary>
    /// Adds the job that <paramref name="make"/> makes, unless there is one with the same client token that has not
    /// ended more than 8 hours ago: that one is returned.
    /// </summary>
    public TJob GetOrAdd(TableArn table, string? clientToken, Func<TJob> make)
    {
        lock (_gate)
        {
            TJob? known = clientToken is null ? null : _jobs.Find(job => IsSameToken(job, table, clientToken));
            if (known is null)
            {
                known = make();
                _jobs.Add(known);
            }

            return known;
        }
    }

    /// <summary>Throws LimitExceededException where so many jobs of the account and Region run already. Called while one is made.</summary>
    public void RequireRoom(TableArn table, int mostAtOnce, string kind)
    {
        int running = _jobs.Count(job =>
            job.EndTime is null && job.Table.AccountId == table.AccountId && job.Table.Region == table.Region);
        if (running >= mostAtOnce)
        {
            throw DynamoDbError.SubscriberLimit($"Only {mostAtOnce} {kind} operations can be done simultaneously");
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TJob> Of(string accountId, string region)
    {
        lock (_gate)
        {
            DateTimeOffset oldest = clock.GetUtcNow() - Retention;
            return
            [
                .. _jobs.Where(job => job.Table.AccountId == accountId && job.Table.Region == region && job.StartTime > oldest)
                    .Reverse(),
            ];
        }
    }

    private bool IsSameToken(TJob job, TableArn table, string clientToken)
    {
        return job.ClientToken == clientToken
            && job.Table.AccountId == table.AccountId
            && job.Table.Region == table.Region
            && !(clock.GetUtcNow() > job.EndTime + TimeSpan.FromHours(8));
    }
}
