using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Items;

public sealed class KeySchemaTextTests
{
    [Fact]
    public void Parse_PartitionAndSortKey_AreRead()
    {
        Assert.Equal(
            new KeySchema(new KeyAttribute("year", KeyAttributeType.N), new KeyAttribute("a:b", KeyAttributeType.S)),
            KeySchemaText.Parse("year:N", "a:b:S"));
        Assert.Equal(new KeySchema(new KeyAttribute("id", KeyAttributeType.B)), KeySchemaText.Parse("id:B", null));
    }

    [Fact]
    public void ToString_PartitionAndSortKey_IsTheText() =>
        Assert.Equal("year:N, title:S", KeySchemaText.Parse("year:N", "title:S").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("id")]
    [InlineData("id:")]
    [InlineData(":S")]
    [InlineData("id:s")]
    [InlineData("id:SS")]
    [InlineData("id:S ")]
    public void Parse_Malformed_IsRefused(string text)
    {
        var error = Assert.Throws<KeyTextMalformedException>(() => KeySchemaText.Parse("id:S", text));

        Assert.Equal("KeyTextMalformed", error.ErrorId);
        Assert.Equal(DdbErrorCategory.InvalidArgument, error.Category);
        Assert.Equal(text, error.Target);
        Assert.Equal($"-SortKey '{text}' is not of the form name:T with T one of S, N or B. Nothing was written.", error.Message);
        Assert.Equal("Write the attribute's name, a colon and its type, for example -SortKey id:S.", error.RecommendedAction);
    }

    [Fact]
    public void Parse_SameAttributeTwice_IsRefused()
    {
        var error = Assert.Throws<KeyAttributeNamedTwiceException>(() => KeySchemaText.Parse("id:S", "id:N"));

        Assert.Equal("KeyAttributeNamedTwice", error.ErrorId);
        Assert.Equal(DdbErrorCategory.InvalidArgument, error.Category);
        Assert.Equal("id", error.Target);
        Assert.Equal("Attribute 'id' is given both as -PartitionKey and as -SortKey. Nothing was written.", error.Message);
        Assert.Equal(
            "Name another attribute as -SortKey, or leave it out for a table with a partition key only.",
            error.RecommendedAction);
    }
}
