using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>Calls that show a right and change nothing, because their conditions never hold.</summary>
internal sealed partial class Ledger
{
    private const string NoAttribute = "Never";

    /// <summary>Puts the row that marks the ledger where there is none; there always is.</summary>
    public Task TryPutNothingAsync(CancellationToken token) => store.TryWriteAsync(
        new LedgerRow(LedgerConstants.LedgerScope, LedgerConstants.FormatEntry), LedgerCondition.NoRow, token);

    /// <summary>Deletes that row if it has an attribute that no row has.</summary>
    public Task TryDeleteNothingAsync(CancellationToken token) => store.TryDeleteAsync(
        LedgerConstants.LedgerScope,
        LedgerConstants.FormatEntry,
        LedgerCondition.Equal(NoAttribute, new AttributeValue { BOOL = true }),
        token);
}
