using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Transactions;

/// <summary>What TransactWriteItems and TransactGetItems have in common.</summary>
internal static class TransactionRequest
{
    /// <summary>A transaction prepares each read or write and then does it: each costs twice.</summary>
    public const int CapacityFactor = 2;

    /// <summary>Of a write its items, keys and values; of a read its items.</summary>
    public const long MaximumSize = 4 * 1024 * 1024;

    private const int MaximumActions = 100;

    /// <summary>The actions; throws when there are too few or too many, with what was found wrong before.</summary>
    public static List<RequestObject> ReadActions(RequestObject request)
    {
        const string Member = "TransactItems";
        List<RequestObject>? actions = request.Objects(Member);
        if (actions is null)
        {
            request.Missing(Member);
        }
        else if (actions.Count == 0)
        {
            request.Violate(Member, "[]", "Member must have length greater than or equal to 1");
        }

        request.Check();
        return actions!.Count <= MaximumActions ? actions : throw DynamoDbError.Validation(
            $"1 validation error detected: Value at '{Member}' failed to satisfy constraint: "
            + $"Member must have length less than or equal to {MaximumActions}");
    }

    public static void RequireOneAccount(List<Table> tables)
    {
        if (tables.Any(table => table.Arn.AccountId != tables[0].Arn.AccountId))
        {
            throw DynamoDbError.TransactionAcrossAccounts();
        }
    }

    /// <summary>
    /// Checks each action against its table. The first one that is refused cancels the transaction; those behind it are
    /// not looked at.
    /// </summary>
    public static List<T> Check<T>(int count, Func<int, T> check)
    {
        var results = new List<T>();
        for (int i = 0; i < count; i++)
        {
            try
            {
                results.Add(check(i));
            }
            catch (ServiceException error) when (IsReason(error))
            {
                CancellationReason[] reasons = [.. Enumerable.Repeat(CancellationReason.None, count)];
                reasons[i] = CancellationReason.ValidationError(error.Message);
                throw DynamoDbError.TransactionCanceled(reasons);
            }
        }

        return results;
    }

    /// <summary>True for what AWS tells as the reason of a cancellation; an empty key it tells as an error of the request.</summary>
    public static bool IsReason(ServiceException error)
    {
        return error.Code == "ValidationException" && !DynamoDbError.IsEmptyKey(error);
    }

    public static void RequireDifferentItems(IEnumerable<(Table Table, byte[] Key)> items)
    {
        var seen = new HashSet<(Table, string)>();
        if (!items.All(item => seen.Add((item.Table, Encoding.Latin1.GetString(item.Key)))))
        {
            throw DynamoDbError.SeveralActionsOnOneItem();
        }
    }
}
