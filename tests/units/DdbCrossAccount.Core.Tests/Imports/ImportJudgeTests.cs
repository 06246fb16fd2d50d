using DdbCrossAccount.Core.Imports;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

public sealed class ImportJudgeTests
{
    [Theory]
    [InlineData("IN_PROGRESS", nameof(ImportVerdict.Running))]
    [InlineData("CANCELLING", nameof(ImportVerdict.Running))]
    [InlineData("CANCELLED", nameof(ImportVerdict.Failed))]
    [InlineData("FAILED", nameof(ImportVerdict.Failed))]
    public void Judge_Status_IsItsVerdict(string status, string verdict) =>
        Assert.Equal(verdict, ImportJudge.Judge(new DdbImport { Status = status }).ToString());

    [Theory]
    [InlineData(100, 0, 100, nameof(ImportVerdict.Whole))]
    [InlineData(0, 0, 0, nameof(ImportVerdict.Whole))]
    [InlineData(99, 0, 100, nameof(ImportVerdict.Incomplete))]
    [InlineData(101, 0, 100, nameof(ImportVerdict.Incomplete))]
    [InlineData(99, 1, 100, nameof(ImportVerdict.Incomplete))]
    [InlineData(100, 1, 100, nameof(ImportVerdict.Incomplete))]
    public void Judge_Completed_IsWholeOnlyWhenAllCountsAgree(long imported, long refused, long expected, string verdict)
    {
        DdbImport import = new()
        {
            Status = "COMPLETED",
            ImportedItemCount = imported,
            ErrorCount = refused,
            ExpectedItemCount = expected,
            ProcessedItemCount = expected,
        };

        Assert.Equal(verdict, ImportJudge.Judge(import).ToString());
    }

    [Fact]
    public void Judge_CompletedWithoutCounts_IsWholeOnlyForNothingPromised()
    {
        Assert.Equal(ImportVerdict.Whole, ImportJudge.Judge(new DdbImport { Status = "COMPLETED", ExpectedItemCount = 0 }));
        Assert.Equal(ImportVerdict.Incomplete, ImportJudge.Judge(new DdbImport { Status = "COMPLETED", ExpectedItemCount = 1 }));
    }

    [Theory]
    [InlineData("ItemValidationError", 997, 3, 1000, nameof(ImportVerdict.OwesCompare))]
    [InlineData("ItemValidationError", 900, 100, 1000, nameof(ImportVerdict.OwesCompare))]
    [InlineData("ItemValidationError", 899, 101, 1000, nameof(ImportVerdict.Failed))]
    [InlineData("ItemValidationError", 996, 3, 1000, nameof(ImportVerdict.Failed))]
    [InlineData("ItemValidationError", 1000, 0, 1000, nameof(ImportVerdict.Failed))]
    [InlineData("ItemValidationError", 0, 3, 3, nameof(ImportVerdict.Failed))]
    [InlineData("InternalServerError", 997, 3, 1000, nameof(ImportVerdict.Failed))]
    public void Judge_Failed_OwesCompareOnlyForFewRefusedItems(
        string code, long imported, long refused, long expected, string verdict)
    {
        DdbImport import = new()
        {
            Status = "FAILED",
            FailureCode = code,
            ImportedItemCount = imported,
            ErrorCount = refused,
            ExpectedItemCount = expected,
        };

        Assert.Equal(verdict, ImportJudge.Judge(import).ToString());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    [InlineData(100, 49)]
    [InlineData(1_000, 100)]
    [InlineData(50_000, 500)]
    [InlineData(100_000_000_000, 100_000)]
    public void MostRefusals_AnySize_IsAboutOneInAHundred(long expected, long most) =>
        Assert.Equal(most, ImportJudge.MostRefusals(expected));
}
