using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Cdc.Applying;

namespace DdbCrossAccount.Core.Tests.Cdc.Applying;

/// <summary>Keeps what was rung.</summary>
internal sealed class FakeBell : IBell
{
    public List<BellMessage> Messages { get; } = [];

    public Exception? Fault { get; set; }

    public Task RingAsync(string queueUrl, BellMessage message, CancellationToken token)
    {
        Messages.Add(message);
        return Fault is { } fault ? Task.FromException(fault) : Task.CompletedTask;
    }
}
