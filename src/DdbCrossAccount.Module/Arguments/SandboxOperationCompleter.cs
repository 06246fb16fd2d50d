using System;
using System.Collections;
using System.Collections.Generic;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes the names of the operations that the sandbox in -Sandbox knows.</summary>
internal sealed class SandboxOperationCompleter : NameCompleter
{
    public SandboxOperationCompleter()
        : this(new Engine())
    {
    }

    internal SandboxOperationCompleter(IEngine engine)
        : base(engine)
    {
    }

    internal override IReadOnlyList<string> Names(string wordToComplete, IDictionary boundParameters, TimeProvider clock) =>
        SandboxCompletion.Offer(Engine.ListSandboxOperationsAsync, wordToComplete, boundParameters, clock);
}
