using System.Text;
using DdbCrossAccount.Core.Items;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Items;

public sealed class ItemKeyReaderTests
{
    private static readonly KeySchema Text = KeySchemaText.Parse("id:S", null);
    private static readonly KeySchema Film = KeySchemaText.Parse("year:N", "title:S");
    private static readonly KeySchema Binary = KeySchemaText.Parse("b:B", null);

    [Theory]
    [InlineData("""{"id":{"S":"a/b"}}""", """{"x":{"M":{"id":{"S":"zz"}}},"id":{"S":"a\/b"}}""")]
    [InlineData("""{"id":{"S":"a"}}""", """{ "\u0069\u0064" : { "\u0053" : "\u0061" } , "n":{"N":"1"} }""")]
    [InlineData("""{"id":{"S":"ä😀"}}""", """{"id":{"S":"\u00e4\ud83d\ude00"}}""")]
    public void Read_SameText_IsTheSameKey(string left, string right) => Assert.Equal(Read(Text, left), Read(Text, right));

    [Theory]
    [InlineData("""{"id":{"S":"a"}}""", """{"id":{"S":"A"}}""")]
    [InlineData("""{"id":{"S":"ä"}}""", """{"id":{"S":"a\u0308"}}""")]
    public void Read_OtherText_IsAnotherKey(string left, string right) => Assert.NotEqual(Read(Text, left), Read(Text, right));

    [Fact]
    public void Read_NumbersSpelledDifferently_AreTheSameKey() => Assert.Equal(
        Read(Film, """{"year":{"N":"2013"},"title":{"S":"Rush"}}"""),
        Read(Film, """{"title":{"S":"Rush"},"plot":{"S":"…"},"year":{"N":"2.0130e3"}}"""));

    [Fact]
    public void Read_TextMovedFromOnePartToTheOther_IsAnotherKey()
    {
        KeySchema pair = KeySchemaText.Parse("a:S", "b:S");

        Assert.NotEqual(
            Read(pair, """{"a":{"S":"xy"},"b":{"S":"z"}}"""),
            Read(pair, """{"a":{"S":"x"},"b":{"S":"yz"}}"""));
    }

    [Fact]
    public void Read_Base64Escaped_IsTheSameKey() =>
        Assert.Equal(Read(Binary, """{"b":{"B":"a+/b"}}"""), Read(Binary, """{"b":{"B":"a\u002b\/b"}}"""));

    [Theory]
    [InlineData("{}", "key attribute 'id' is missing")]
    [InlineData("""{"ID":{"S":"a"}}""", "key attribute 'id' is missing")]
    [InlineData("""{"id":{"N":"1"}}""", "key attribute 'id' is not of type S")]
    [InlineData("""{"id":{"NULL":true}}""", "key attribute 'id' is not of type S")]
    [InlineData("""{"id":"a"}""", "key attribute 'id' is not of type S")]
    [InlineData("""{"id":{}}""", "key attribute 'id' is not of type S")]
    [InlineData("""{"id":{"S":5}}""", "key attribute 'id' is not of type S")]
    [InlineData("""{"id":{"S":"a","N":"1"}}""", "key attribute 'id' has more than one type")]
    [InlineData("""{"id":{"S":"a"},"i\u0064":{"S":"a"}}""", "key attribute 'id' stands in it twice")]
    [InlineData("""{"id":{"S":""}}""", "key attribute 'id' has 0 bytes, and a key has 1 to 2048")]
    public void Read_NoKey_SaysWhy(string item, string why)
    {
        var fault = Assert.Throws<ItemFault>(() => Read(Text, item));

        Assert.Equal(ItemFaultKind.Key, fault.Kind);
        Assert.Equal(why, fault.Message);
    }

    [Fact]
    public void Read_KeyAtItsLimit_IsReadAndOneByteMoreIsNot()
    {
        Read(Text, $$$"""{"id":{"S":"{{{new string('x', 2048)}}}"}}""");
        var fault = Assert.Throws<ItemFault>(() =>
            Read(Film, $$$"""{"year":{"N":"1"},"title":{"S":"{{{new string('x', 1025)}}}"}}"""));

        Assert.Equal("key attribute 'title' has 1025 bytes, and a key has 1 to 1024", fault.Message);
    }

    [Fact]
    public void Read_NumberOrBinaryThatIsNone_SaysWhy()
    {
        Assert.Equal(
            "key attribute 'year' is no number",
            Assert.Throws<ItemFault>(() => Read(Film, """{"year":{"N":"x"},"title":{"S":"a"}}""")).Message);
        Assert.Equal(
            "key attribute 'b' is not base64", Assert.Throws<ItemFault>(() => Read(Binary, """{"b":{"B":"*"}}""")).Message);
    }

    [Fact]
    public void ToString_Key_ShowsNothing() => Assert.Equal("ItemKey", Read(Text, """{"id":{"S":"secret"}}""").ToString());

    private static ItemKey Read(KeySchema key, string item) => new ItemKeyReader(key).Read(Encoding.UTF8.GetBytes(item));
}
