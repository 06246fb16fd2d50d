using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>The accounts that change data capture works in.</summary>
/// <param name="Source">The account of the stream.</param>
/// <param name="Target">The account of the table that is written, and of the ledger.</param>
/// <param name="IsFunctionInTarget">True when the function, its mapping and its queue lie in the target account.</param>
internal sealed record CdcSessions(AccountSession Source, AccountSession Target, bool IsFunctionInTarget)
{
    /// <summary>The account of function, mapping and queue.</summary>
    public AccountSession Function => IsFunctionInTarget ? Target : Source;

    /// <summary><c>Source</c> or <c>Target</c>, as the parameter says it.</summary>
    public string FunctionAccount => IsFunctionInTarget ? nameof(Target) : nameof(Source);

    /// <summary>True when a policy of the resource has to let the function's role in.</summary>
    public bool AreAccountsDifferent => Source.AccountId != Target.AccountId;
}
