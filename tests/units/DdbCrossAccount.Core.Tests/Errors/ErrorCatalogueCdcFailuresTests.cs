using System;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

public sealed class ErrorCatalogueCdcFailuresTests
{
    private const string Target = "arn:aws:dynamodb:eu-west-1:222222222222:table/Orders";

    [Fact]
    public void CdcNotApplying_Always_SaysAll() => ErrorText.Check<CdcNotApplyingException>(
        ErrorCatalogue.CdcNotApplying("stream", Target),
        "CdcNotApplying",
        DdbErrorCategory.InvalidOperation,
        Target,
        "The ledger does not let anything of stream 'stream' be applied now (change data capture was turned off or replaced, or "
            + "the tables were switched), so others may write to 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders', and a "
            + "repair could put an older value in place of theirs. What was not repaired yet stays listed.",
        "If the target is still closed to applications, turn change data capture on again with Enable-DdbCdc, then repair.");

    [Fact]
    public void CdcFailureNotRepaired_Always_SaysAll()
    {
        var inner = new InvalidOperationException("inner");
        CdcFailureNotRepairedException error = ErrorCatalogue.CdcFailureNotRepaired("Key ab", Target, "it moved.", inner);

        ErrorText.Check<CdcFailureNotRepairedException>(
            error,
            "CdcFailureNotRepaired",
            DdbErrorCategory.InvalidResult,
            Target,
            "Key ab of table 'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' was not repaired: it moved. It stays listed.",
            "Correct what the reason names (the item in the source, the target's indexes, a right), then run Repair-DdbCdcFailure "
                + "again; Get-DdbCdcFailure shows what is left.");
        Assert.Same(inner, error.InnerException);
    }
}
