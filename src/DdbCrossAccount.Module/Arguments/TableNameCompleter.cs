using System.Collections;
using System.Collections.Generic;
using System.Threading;
using DdbCrossAccount.Core;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>Completes the names of the tables of the account in -Source, or in -Target where there is no source.</summary>
internal sealed class TableNameCompleter : AccountNameCompleter
{
    public TableNameCompleter()
        : this(new Engine())
    {
    }

    internal TableNameCompleter(IEngine engine)
        : base(engine)
    {
    }

    private protected override object? AccountOf(IDictionary boundParameters) =>
        boundParameters["Source"] ?? boundParameters["Target"];

    private protected override IAsyncEnumerable<string> List(
        EngineContext context, DdbAccount account, CancellationToken token) => Engine.ListTablesAsync(context, account, token);
}
