using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda;

/// <summary>The functions of one account in one Region. Thread-safe.</summary>
internal sealed class LambdaAccount
{
    private readonly SortedDictionary<string, LambdaFunction> _functions = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _runningUnreserved;

    /// <summary>By name.</summary>
    public IReadOnlyList<LambdaFunction> Functions
    {
        get
        {
            lock (_gate)
            {
                return [.. _functions.Values];
            }
        }
    }

    public long CodeSize => Functions.Sum(function => function.CodeSize);

    /// <summary>Concurrent executions that no function has reserved.</summary>
    public int UnreservedConcurrency =>
        LambdaLimits.ConcurrentExecutions - Functions.Sum(function => function.ReservedConcurrency ?? 0);

    public LambdaFunction? Find(string name)
    {
        lock (_gate)
        {
            return _functions.GetValueOrDefault(name);
        }
    }

    /// <summary>False where there is one of this name.</summary>
    public bool TryAdd(LambdaFunction function)
    {
        lock (_gate)
        {
            return _functions.TryAdd(function.Arn.Name, function);
        }
    }

    public bool Remove(LambdaFunction function)
    {
        lock (_gate)
        {
            return _functions.TryGetValue(function.Arn.Name, out LambdaFunction? found) && found == function
                && _functions.Remove(function.Arn.Name);
        }
    }

    /// <summary>Takes one of the executions that no function has reserved; false where none is left.</summary>
    public bool TryEnterUnreserved()
    {
        int limit = UnreservedConcurrency;
        lock (_gate)
        {
            if (_runningUnreserved >= limit)
            {
                return false;
            }

            _runningUnreserved++;
            return true;
        }
    }

    public void LeaveUnreserved()
    {
        lock (_gate)
        {
            _runningUnreserved--;
        }
    }
}
