using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace DdbCrossAccount.Sandbox.DynamoDb.Backups;

/// <summary>The backups of all accounts and Regions. They outlive their tables. Thread-safe.</summary>
internal sealed class BackupCatalog(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<Backup> _backups = [];

    public void Add(Backup backup)
    {
        lock (_gate)
        {
            _backups.Add(backup);
        }
    }

    public Backup? Find(string arn)
    {
        lock (_gate)
        {
            RemoveExpired();
            return _backups.Find(backup => backup.Arn == arn);
        }
    }

    /// <summary>Those of an account in a Region, the oldest first.</summary>
    public IReadOnlyList<Backup> Of(string accountId, string region)
    {
        lock (_gate)
        {
            RemoveExpired();
            return
            [
                .. _backups.Where(backup => backup.Table.AccountId == accountId && backup.Table.Region == region)
                    .OrderBy(backup => backup.Id, StringComparer.Ordinal),
            ];
        }
    }

    public void Remove(Backup backup)
    {
        lock (_gate)
        {
            _backups.Remove(backup);
        }
    }

    private void RemoveExpired()
    {
        DateTimeOffset now = clock.GetUtcNow();
        _backups.RemoveAll(backup => backup.ExpiresAt <= now);
    }
}
