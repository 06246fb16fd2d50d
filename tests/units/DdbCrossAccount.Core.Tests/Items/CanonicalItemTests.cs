using System;
using System.Linq;
using System.Text;
using DdbCrossAccount.Core.Items;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Core.Tests.Items;

public sealed class CanonicalItemTests(ITestOutputHelper output)
{
    private readonly CanonicalItem _canonical = new();

    [Fact]
    public void Write_OneItemWrittenInTwoWays_IsTheSame()
    {
        for (int seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            RandomValue.MapOf item = RandomValue.Item(random);
            string one = item.Attributes(random);
            string other = item.Attributes(random);

            Assert.True(Bytes(one).SequenceEqual(Bytes(other)), $"seed {seed}: {one} | {other}");
        }
    }

    [Fact]
    public void Write_OneChangeAnywhere_IsAnother()
    {
        for (int seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            RandomValue.MapOf item = RandomValue.Item(random);
            string one = item.Attributes(random);
            string other = item.Changed(random).Attributes(random);

            Assert.False(Bytes(one).SequenceEqual(Bytes(other)), $"seed {seed}: {one} | {other}");
        }
    }

    [Theory]
    [InlineData("""{"a":{"N":"1"}}""", """{"a":{"N":"1.0"}}""")]
    [InlineData("""{"a":{"N":"-0"}}""", """{"a":{"N":"0E+5"}}""")]
    [InlineData("""{"a":{"N":"100"}}""", """{"a":{"N":"1e2"}}""")]
    [InlineData("""{"a":{"NS":["1","2"]}}""", """{"a":{"NS":["2.0","10e-1"]}}""")]
    [InlineData("""{"a":{"SS":["x","y"]}}""", """{ "a" : { "SS" : [ "y" , "\u0078" ] } }""")]
    [InlineData("""{"a":{"S":"/"},"b":{"NULL":true}}""", """{"b":{"NULL":true},"\u0061":{"S":"\/"}}""")]
    [InlineData("""{"a":{"B":"/w=="}}""", """{"a":{"B":"\/w=="}}""")]
    public void Write_EqualItems_AreTheSame(string one, string other) => Assert.Equal(Bytes(one), Bytes(other));

    [Theory]
    [InlineData("""{"a":{"N":"12345678901234567890123456789012345678"}}""", """{"a":{"N":"12345678901234567890123456789012345679"}}""")]
    [InlineData("""{"a":{"S":"1"}}""", """{"a":{"N":"1"}}""")]
    [InlineData("""{"a":{"S":"AQ=="}}""", """{"a":{"B":"AQ=="}}""")]
    [InlineData("""{"a":{"L":[]}}""", """{"a":{"M":{}}}""")]
    [InlineData("""{"a":{"SS":["1"]}}""", """{"a":{"NS":["1"]}}""")]
    [InlineData("""{"a":{"L":[{"S":"x"},{"S":"y"}]}}""", """{"a":{"L":[{"S":"y"},{"S":"x"}]}}""")]
    [InlineData("""{"a":{"S":""}}""", """{"a":{"NULL":true}}""")]
    [InlineData("""{"a":{"S":"e\u0301"}}""", """{"a":{"S":"\u00e9"}}""")]
    [InlineData("""{"a":{"L":[{"L":[]},{"S":"x"}]}}""", """{"a":{"L":[{"L":[{"S":"x"}]}]}}""")]
    [InlineData("""{"a":{"M":{"b":{"S":"x"}}}}""", """{"a":{"M":{}},"b":{"S":"x"}}""")]
    public void Write_OtherItems_AreOthers(string one, string other) => Assert.NotEqual(Bytes(one), Bytes(other));

    [Theory]
    [InlineData("""{"a":{"N":"123456789012345678901234567890123456789"}}""", nameof(ItemFaultKind.Number))]
    [InlineData("""{"a":{"N":"1e126"}}""", nameof(ItemFaultKind.Number))]
    [InlineData("""{"a":{"NS":["1","1.0"]}}""", nameof(ItemFaultKind.NoItem))]
    [InlineData("""{"a":{"S":"x"},"\u0061":{"S":"x"}}""", nameof(ItemFaultKind.NoItem))]
    [InlineData("""{"a":{"S":"\ud83d"}}""", nameof(ItemFaultKind.NoItem))]
    [InlineData("""{"a":{"B":"AQ="}}""", nameof(ItemFaultKind.NoItem))]
    [InlineData("""{"a":{"S":"x","N":"1"}}""", nameof(ItemFaultKind.NoItem))]
    [InlineData("""{"a":{"X":"x"}}""", nameof(ItemFaultKind.NoItem))]
    [InlineData("""{"a":{"S":1}}""", nameof(ItemFaultKind.NoItem))]
    [InlineData("""{"a":{}}""", nameof(ItemFaultKind.NoItem))]
    [InlineData("""[]""", nameof(ItemFaultKind.NoItem))]
    [InlineData("""{"a":{"S":"x"}""", nameof(ItemFaultKind.NoItem))]
    public void Write_NoItem_IsRefused(string json, string kind)
    {
        var fault = Assert.Throws<ItemFault>(() => Bytes(json));

        output.WriteLine(fault.Message);
        Assert.Equal(kind, fault.Kind.ToString());
        // What was met in the middle of one item does not stay for the next.
        Assert.Equal(new CanonicalItem().Write("""{"k":{"S":"v"}}"""u8), _canonical.Write("""{"k":{"S":"v"}}"""u8));
    }

    [Fact]
    public void Write_DeepestNesting_IsWritten()
    {
        string value = string.Concat(Enumerable.Repeat("""{"L":[""", 32)) + """{"S":"x"}""" + string.Concat(Enumerable.Repeat("]}", 32));

        Assert.NotEmpty(Bytes("{\"a\":" + value + "}"));
    }

    [Fact]
    public void Write_LargestItem_IsWritten()
    {
        string text = new('x', 399 * 1024);

        Assert.True(Bytes($$$"""{"a":{"S":"{{{text}}}"},"A":{"S":""}}""").Length > text.Length);
    }

    private byte[] Bytes(string json) => _canonical.Write(Encoding.UTF8.GetBytes(json)).ToArray();
}
