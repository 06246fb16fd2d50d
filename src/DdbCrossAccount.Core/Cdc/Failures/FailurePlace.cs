using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Cdc.Failures;

/// <summary>Where the failures of one stream are told, and the accounts that its tables and its queue lie in.</summary>
/// <param name="LedgerTableName">The ledger.</param>
/// <param name="Rows">The ledger's rows.</param>
/// <param name="Control">The stream's control row.</param>
/// <param name="Source">The account of the table whose changes are taken; null when it was not given.</param>
/// <param name="Target">The account of the table that is written.</param>
internal sealed record FailurePlace(
    string LedgerTableName, Ledger Rows, CdcControl Control, AccountSession? Source, AccountSession Target)
{
    /// <summary>The account of function and queue; null when it is the source's and that was not given.</summary>
    public AccountSession? QueueOwner => Control.FunctionAccount == CdcFunctionAccount.Target ? Target : Source;
}
