using System.Text;
using DdbCrossAccount.Core.Imports;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Imports;

public sealed class ItemLineTests
{
    [Theory]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"}}}")]
    [InlineData(" {\"Item\":{}} ")]
    [InlineData("{\"Item\":{\"m\":{\"M\":{\"l\":{\"L\":[{\"NULL\":true}]}}}}}")]
    public void IsItem_WholeItem_IsTrue(string line) => Assert.True(ItemLine.IsItem(Encoding.UTF8.GetBytes(line)));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"Item\":[]}")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"}}")]
    [InlineData("{\"Item\":{}}{\"Item\":{}}")]
    [InlineData("{\"Item\":{},\"More\":1}")]
    [InlineData("{\"Keys\":{},\"NewImage\":{}}")]
    [InlineData("{\"id\":{\"S\":\"a\"}}")]
    [InlineData("no json")]
    public void IsItem_AnythingElse_IsFalse(string line) => Assert.False(ItemLine.IsItem(Encoding.UTF8.GetBytes(line)));
}
