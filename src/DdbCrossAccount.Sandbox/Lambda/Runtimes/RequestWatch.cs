using System;
using System.Collections.Concurrent;
using DdbCrossAccount.Sandbox.Accounts;

namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>Tells whose request one is, among the functions that run: by the key of their execution environment.</summary>
internal sealed class RequestWatch
{
    private readonly ConcurrentDictionary<string, RequestCount> _followed = new(StringComparer.Ordinal);

    /// <summary>Notes a request whose signature was found good; false: it is not to be applied.</summary>
    public bool Note(Principal? caller)
    {
        return _followed.IsEmpty || caller is null
            || !_followed.TryGetValue(caller.OriginKeyId ?? caller.AccessKeyId, out RequestCount? count)
            || count.Note();
    }

    public IDisposable Follow(string accessKeyId, RequestCount count)
    {
        _followed[accessKeyId] = count;
        return new Following(() => _followed.TryRemove(new(accessKeyId, count)));
    }

    private sealed class Following(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
