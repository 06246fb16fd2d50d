using System;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>Listing and repairing what change data capture could not bring over.</summary>
internal static partial class ErrorCatalogue
{
    public static CdcNotApplyingException CdcNotApplying(string streamArn, string targetArn) => new(new DdbErrorDetails(
        "CdcNotApplying",
        DdbErrorCategory.InvalidOperation,
        targetArn,
        $"The ledger does not let anything of stream '{streamArn}' be applied now (change data capture was turned off or "
            + $"replaced, or the tables were switched), so others may write to '{targetArn}', and a repair could put an older "
            + "value in place of theirs. What was not repaired yet stays listed.",
        "If the target is still closed to applications, turn change data capture on again with Enable-DdbCdc, then repair."));

    public static CdcFailureNotRepairedException CdcFailureNotRepaired(
        string subject, string target, string reason, Exception? inner = null) => new(new DdbErrorDetails(
            "CdcFailureNotRepaired",
            DdbErrorCategory.InvalidResult,
            target,
            $"{subject} of table '{target}' was not repaired: {reason} It stays listed.",
            "Correct what the reason names (the item in the source, the target's indexes, a right), then run Repair-DdbCdcFailure "
                + "again; Get-DdbCdcFailure shows what is left.",
            inner));
}
