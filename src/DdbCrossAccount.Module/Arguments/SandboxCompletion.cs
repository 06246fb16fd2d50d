using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>What the completers share that ask the sandbox in -Sandbox.</summary>
internal static class SandboxCompletion
{
    /// <summary>The matching names; none when no sandbox is named on the line.</summary>
    public static IReadOnlyList<string> Offer(
        Func<EngineContext, DdbSandbox, CancellationToken, Task<IReadOnlyList<string>>> findNames,
        string wordToComplete,
        IDictionary boundParameters,
        TimeProvider clock)
    {
        var context = new EngineContext(clock, new Random(), new SilentObserver());
        return boundParameters["Sandbox"] is object given
            && TravellingObject.Take(typeof(DdbSandbox), given) is DdbSandbox { InputError: null } sandbox
                ? Completion.Offer(token => findNames(context, sandbox, token), wordToComplete, clock)
                : [];
    }
}
