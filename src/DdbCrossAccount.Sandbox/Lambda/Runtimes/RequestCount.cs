using System;
using System.Threading;

namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>Counts the requests that a function makes during one invocation, and calls back at one of them.</summary>
/// <param name="watch">Where requests are noted.</param>
/// <param name="number">1 for the first request.</param>
/// <param name="reached">Called while that request is held; false: it is not to be applied.</param>
internal sealed class RequestCount(RequestWatch watch, int number, Func<bool> reached)
{
    private int _count;

    /// <summary>From now on, until it is disposed, requests count that are signed with this key or with one got by it.</summary>
    public IDisposable Follow(string accessKeyId) => watch.Follow(accessKeyId, this);

    /// <summary>Notes one request; false: it is not to be applied.</summary>
    public bool Note() => Interlocked.Increment(ref _count) != number || reached();
}
