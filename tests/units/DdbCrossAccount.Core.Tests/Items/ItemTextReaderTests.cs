using System;
using System.Linq;
using System.Text;
using DdbCrossAccount.Core.Items;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Items;

public sealed class ItemTextReaderTests
{
    private static readonly KeySchema Key = KeySchemaText.Parse("id:S", null);

    [Fact]
    public void Read_PlainObject_IsConvertedByValue() => Assert.Equal(
        """{"id":{"S":"a"},"n":{"N":"8.30"},"e":{"N":"-1E+2"},"t":{"BOOL":true},"f":{"BOOL":false},"z":{"NULL":true},"l":{"L":[{"N":"1"},{"S":""},{"L":[]}]},"m":{"M":{"ä":{"S":"\"\n😀"}}},"o":{"M":{}}}""",
        Read("""{"id":"a","n":8.30,"e":-1E+2,"t":true,"f":false,"z":null,"l":[1,"",[]],"m":{"ä":"\"\n\ud83d\ude00"},"o":{}}""")
            .Replace("""\uD83D\uDE00""", "😀", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"id":{"S":"a"}}""")]
    [InlineData("""{ "id" : {"S":"\u0061"}, "n":{"N":"1.0"} }""")]
    [InlineData("""{"id":{"S":"a"},"ss":{"SS":["x",""]},"ns":{"NS":["1"]},"bs":{"BS":["", "AA=="]},"b":{"B":""},"z":{"NULL":true},"t":{"BOOL":false},"l":{"L":[]},"m":{"M":{"":{"S":""}}}}""")]
    public void Read_WrappedItem_IsTheBytesThatStandThere(string item) => Assert.Equal(item, Read($$""" { "Item" : {{item}} } """));

    [Fact]
    public void Read_PlainObjectWithAnItemAmongOthers_IsPlain() =>
        Assert.Equal("""{"Item":{"M":{"a":{"N":"1"}}},"id":{"S":"x"}}""", Read("""{"Item":{"a":1},"id":"x"}"""));

    [Theory]
    [InlineData("5", "it is no JSON object")]
    [InlineData("[]", "it is no JSON object")]
    [InlineData("nonsense", "it is not JSON, or not whole")]
    [InlineData("{\"id\":\"a\"", "it is not JSON, or not whole")]
    [InlineData("{\"id\":\"a\"}x", "it is not JSON, or not whole")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"}}", "it is not JSON, or not whole")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"}}}{}", "it is not JSON, or not whole")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", "an attribute stands in it twice")]
    [InlineData("{\"id\":\"a\",\"m\":{\"x\":1,\"x\":1}}", "an attribute stands in it twice")]
    [InlineData("{\"id\":\"\\ud800\"}", "it holds text that is not Unicode")]
    [InlineData("{\"Item\":{\"id\":\"a\"}}", "an attribute's value is not of the form {\"type\": value}")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{}}}", "an attribute's value is not of the form {\"type\": value}")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"Q\":1}}}", "an attribute's value is not of the form {\"type\": value}")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"S\":\"1\",\"N\":\"1\"}}}", "an attribute's value has more than one type")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"S\":1}}}", "a value of type S is no JSON string")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"N\":1}}}", "a value of type N is no JSON string")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"N\":\"one\"}}}", "a value of type N is no number")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"B\":\"***\"}}}", "a value of type B is not base64")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"BOOL\":\"true\"}}}", "a BOOL is neither true nor false")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"NULL\":false}}}", "a NULL is not true")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"SS\":[]}}}", "a set is empty")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"NS\":\"1\"}}}", "a set is no JSON array")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"L\":{}}}}", "a list is no JSON array")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"id\":{\"S\":\"a\"}}}", "an attribute stands in it twice")]
    public void Read_NoItem_SaysWhy(string text, string why)
    {
        var fault = Assert.Throws<ItemFault>(() => Read(text));

        Assert.Equal(ItemFaultKind.NoItem, fault.Kind);
        Assert.Equal(why, fault.Message);
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"x\":1e400}")]
    [InlineData("{\"id\":\"a\",\"x\":[123456789012345678901234567890123456789]}")]
    [InlineData("{\"Item\":{\"id\":{\"S\":\"a\"},\"x\":{\"NS\":[\"1e-131\"]}}}")]
    public void Read_NumberThatDynamoDbCannotHold_SaysSo(string text)
    {
        var fault = Assert.Throws<ItemFault>(() => Read(text));

        Assert.Equal(ItemFaultKind.Number, fault.Kind);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Read_Nested_IsReadTo32Levels(int levels, bool isItem)
    {
        string plain = $$"""{"id":"a","x":{{string.Concat(Enumerable.Repeat("[", levels))}}{{string.Concat(Enumerable.Repeat("]", levels))}}}""";

        if (isItem)
        {
            Assert.NotEmpty(Read(plain));
        }
        else
        {
            Assert.Equal("it nests deeper than 32 levels", Assert.Throws<ItemFault>(() => Read(plain)).Message);
        }
    }

    [Fact]
    public void Read_PlainWhereOnlyWrappedIsRight_SaysSo()
    {
        var reader = new ItemTextReader(Key, acceptsPlain: false);

        var fault = Assert.Throws<ItemFault>(() => reader.Read("""{"id":"a"}"""u8.ToArray()));

        Assert.Equal("it is not of the form {\"Item\": {…}}", fault.Message);
    }

    private static string Read(string text) =>
        Encoding.UTF8.GetString(new ItemTextReader(Key, acceptsPlain: true).Read(Encoding.UTF8.GetBytes(text)).Span);
}
