using System.Text;
using DdbCrossAccount.Core.Comparing;
using DdbCrossAccount.Core.Comparing.Pairing;
using DdbCrossAccount.Core.Items;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Comparing;

public sealed class ItemPrinterTests
{
    private static readonly KeySchema Schema = KeySchemaText.Parse("year:N", "title:S");

    [Fact]
    public void Print_OneItemWrittenInTwoWays_IsTheSame()
    {
        ItemPrint one = Print("""{"year":{"N":"1999"},"title":{"S":"x"},"a":{"L":[]}}""");
        ItemPrint other = Print("""{"a":{"L":[]},"title":{"S":"\u0078"},"year":{"N":"1999.0"}}""");

        Assert.Equal(one.KeyDigest, other.KeyDigest);
        Assert.Equal(one.ItemDigest, other.ItemDigest);
    }

    [Fact]
    public void Print_AnotherAttribute_HasTheSameKey()
    {
        ItemPrint one = Print("""{"year":{"N":"1999"},"title":{"S":"x"}}""");
        ItemPrint other = Print("""{"year":{"N":"1999"},"title":{"S":"x"},"a":{"L":[]}}""");

        Assert.Equal(one.KeyDigest, other.KeyDigest);
        Assert.NotEqual(one.ItemDigest, other.ItemDigest);
    }

    [Fact]
    public void Print_KeysOnly_SeesNoAttributes()
    {
        var printer = new ItemPrinter(Schema, keysOnly: true);

        Assert.Equal(
            printer.Print("""{"year":{"N":"1999"},"title":{"S":"x"}}"""u8).ItemDigest,
            printer.Print("""{"year":{"N":"1999"},"title":{"S":"x"},"a":{"L":[]}}"""u8).ItemDigest);
    }

    [Theory]
    [InlineData("year:N", "title:S", """{"year":{"N":"1.50e3"},"title":{"S":"\u00fc\"\\🙂"},"z":{"S":""}}""", "year", "1.5e3")]
    [InlineData("id:N", null, """{"id":{"N":"-0"}}""", "id", "0")]
    [InlineData("id:N", null, """{"id":{"N":"-20"}}""", "id", "-2e1")]
    [InlineData("id:N", null, """{"id":{"N":"-0.00123"}}""", "id", "-1.23e-3")]
    [InlineData("id:B", null, """{"z":{"S":""},"id":{"B":"/+8="}}""", "id", "/+8=")]
    public void ToJson_KeyOfAPrint_IsTheKey(string partition, string? sort, string item, string name, string value)
    {
        KeySchema schema = KeySchemaText.Parse(partition, sort);
        byte[] key = new ItemPrinter(schema, keysOnly: false).Print(Encoding.UTF8.GetBytes(item)).Key.ToArray();

        byte[] json = new CanonicalKey(schema).ToJson(key);

        var reader = new ItemKeyReader(schema);
        Assert.Equal(reader.Read(Encoding.UTF8.GetBytes(item)), reader.Read(json));
        using var document = System.Text.Json.JsonDocument.Parse(json);
        Assert.Equal(value, document.RootElement.GetProperty(name).GetProperty(schema.PartitionKey.Type.ToString()).GetString());
    }

    [Theory]
    [InlineData("""{"title":{"S":"x"}}""", "key attribute 'year' is missing")]
    [InlineData("""{"year":{"S":"1999"},"title":{"S":"x"}}""", "key attribute 'year' is not of type N")]
    public void Print_NoKey_IsRefused(string item, string detail)
    {
        var fault = Assert.Throws<ItemFault>(() => Print(item));

        Assert.Equal(ItemFaultKind.Key, fault.Kind);
        Assert.Equal(detail, fault.Message);
    }

    private static ItemPrint Print(string item)
    {
        ItemPrint print = new ItemPrinter(Schema, keysOnly: false).Print(Encoding.UTF8.GetBytes(item));
        return print with { Key = print.Key.ToArray() };
    }
}
