using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Transactions;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>What can be wrong with a transaction.</summary>
internal static partial class DynamoDbError
{
    /// <param name="reasons">One for each action, in their order.</param>
    public static ServiceException TransactionCanceled(IReadOnlyList<CancellationReason> reasons)
    {
        var json = new Utf8Buffer();
        CancellationReason.Write(json, reasons);
        string codes = string.Join(", ", reasons.Select(reason => reason.Code));
        return new ServiceException(
            "TransactionCanceledException",
            $"Transaction cancelled, please refer cancellation reasons for specific reasons [{codes}]")
        {
            Members = [new KeyValuePair<string, ReadOnlyMemory<byte>>("CancellationReasons", json.WrittenMemory)],
        };
    }

    public static ServiceException SeveralActionsOnOneItem()
    {
        return Validation("Transaction request cannot include multiple operations on one item");
    }

    public static ServiceException TransactionTooLarge()
    {
        return Validation("Transaction payload size cannot exceed 4MB");
    }

    public static ServiceException TransactionAcrossAccounts()
    {
        return Validation("Transactions cannot include tables of different accounts");
    }

    public static ServiceException IdempotentParameterMismatch()
    {
        return new ServiceException(
            "IdempotentParameterMismatchException",
            "The request uses the same client token as a previous, but non-identical request.");
    }

    public static ServiceException TransactionInProgress()
    {
        return new ServiceException(
            "TransactionInProgressException", "The transaction with the given request token is already in progress.");
    }
}
