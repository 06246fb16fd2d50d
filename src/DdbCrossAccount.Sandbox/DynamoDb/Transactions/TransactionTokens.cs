using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Transactions;

/// <summary>
/// The client tokens of transactions that were done, for 10 minutes of service time. A transaction that was not done
/// leaves its token free. Thread-safe.
/// </summary>
internal sealed class TransactionTokens(TimeProvider clock)
{
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Account, string Region, string Token), Use> _uses = [];

    /// <summary>
    /// True when the very same request was done before. Otherwise the token is taken, and <see cref="End"/> must follow.
    /// </summary>
    public bool Begin(JsonCall call, string token, byte[] digest)
    {
        lock (_gate)
        {
            Forget();
            if (!_uses.TryGetValue(KeyOf(call, token), out Use? use))
            {
                _uses.Add(KeyOf(call, token), new Use(digest, null));
                return false;
            }

            if (!use.Digest.AsSpan().SequenceEqual(digest))
            {
                throw DynamoDbError.IdempotentParameterMismatch();
            }

            return use.DoneAt is not null ? true : throw DynamoDbError.TransactionInProgress();
        }
    }

    public void End(JsonCall call, string token, bool isDone)
    {
        lock (_gate)
        {
            (string, string, string) key = KeyOf(call, token);
            if (isDone)
            {
                _uses[key] = _uses[key] with { DoneAt = clock.GetUtcNow() };
            }
            else
            {
                _uses.Remove(key);
            }
        }
    }

    private static (string Account, string Region, string Token) KeyOf(JsonCall call, string token)
    {
        return (call.Caller.AccountId, call.Region, token);
    }

    private void Forget()
    {
        DateTimeOffset oldest = clock.GetUtcNow() - Validity;
        foreach ((string, string, string) key in _uses.Where(pair => pair.Value.DoneAt <= oldest).Select(pair => pair.Key).ToList())
        {
            _uses.Remove(key);
        }
    }

    /// <param name="Digest">Of the request.</param>
    /// <param name="DoneAt">Null while it is being done.</param>
    private sealed record Use(byte[] Digest, DateTimeOffset? DoneAt);
}
