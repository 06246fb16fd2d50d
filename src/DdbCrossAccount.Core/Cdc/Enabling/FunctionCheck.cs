using System;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Functions;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Whether a function that exists writes to the ledger, and under the role, that are asked for; pure.</summary>
internal static class FunctionCheck
{
    private const string None = "none";

    /// <summary>Throws what stands against it; a function that is published first fits.</summary>
    public static void Check(FunctionFacts? function, LedgerPlace ledger, CdcOptions options)
    {
        if (function is null)
        {
            return;
        }

        if (!string.Equals(function.LedgerArn, ledger.Arn, StringComparison.Ordinal))
        {
            throw ErrorCatalogue.FunctionOfOtherLedger(
                function.Arn, FunctionVariables.Ledger, function.LedgerArn, ledger.Arn);
        }

        if (options.WriterRoleArn is { } writer && function.WriterRoleArn != writer)
        {
            throw ErrorCatalogue.FunctionOfOtherLedger(
                function.Arn, FunctionVariables.WriterRole, function.WriterRoleArn ?? None, writer);
        }
    }
}
