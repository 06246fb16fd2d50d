using System.Linq;
using DdbCrossAccount.Core.Cdc.Enabling;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Enabling;

public sealed class QueueMakerTests
{
    [Theory]
    [InlineData("Orders", "ddb-cross-account-Orders-")]
    [InlineData("my.table-1_x", "ddb-cross-account-my_table-1_x-")]
    public void NameOf_Table_IsANameThatSqsTakes(string table, string start) =>
        Assert.StartsWith(start, QueueMaker.NameOf(table, CdcFacts.StreamArn), System.StringComparison.Ordinal);

    [Fact]
    public void NameOf_LongestTable_HasEightyLettersAtMost() =>
        Assert.InRange(QueueMaker.NameOf(string.Concat(Enumerable.Repeat("x", 255)), CdcFacts.StreamArn).Length, 1, 80);

    [Fact]
    public void NameOf_OtherStream_IsAnother() => Assert.NotEqual(
        QueueMaker.NameOf("Orders", CdcFacts.StreamArn), QueueMaker.NameOf("Orders", CdcFacts.StreamArn + "1"));
}
