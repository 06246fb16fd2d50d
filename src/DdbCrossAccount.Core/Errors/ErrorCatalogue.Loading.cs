using System;
using System.Globalization;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>Filling and reading whole tables.</summary>
internal static partial class ErrorCatalogue
{
    public static TableThrottledTooLongException TableThrottledTooLong(
        DdbAccount account, string tableName, string whatWasRefused, TimeSpan timeout, string state) => new(new DdbErrorDetails(
        "TableThrottledTooLong",
        DdbErrorCategory.LimitsExceeded,
        tableName,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Table '{tableName}' (account {account.AccountId}, {account.Region}) refused {whatWasRefused} ")
            + string.Create(
                CultureInfo.InvariantCulture, $"for lack of throughput for {timeout.TotalSeconds:N0} seconds. {state}"),
        "Raise the table's capacity (and that of its indexes), or try when less else is using it; then run the command again."));
}
