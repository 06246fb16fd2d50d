using System.Collections;
using System.Collections.Generic;
using System.Threading;
using DdbCrossAccount.Core;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes the names of the functions of the account that -FunctionAccount names; of -Source where it does not.</summary>
internal sealed class FunctionNameCompleter : AccountNameCompleter
{
    public FunctionNameCompleter()
        : this(new Engine())
    {
    }

    internal FunctionNameCompleter(IEngine engine)
        : base(engine)
    {
    }

    private protected override object? AccountOf(IDictionary boundParameters) =>
        boundParameters[boundParameters["FunctionAccount"] as string ?? "Source"];

    private protected override IAsyncEnumerable<string> List(
        EngineContext context, DdbAccount account, CancellationToken token) => Engine.ListFunctionsAsync(context, account, token);
}
