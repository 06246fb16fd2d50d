using DdbCrossAccount.Core.Tables;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Tables;

public sealed class TableArnTests
{
    [Fact]
    public void Parse_Table_HasItsParts()
    {
        TableArn? arn = TableArn.Parse("arn:aws:dynamodb:eu-west-1:111111111111:table/Or.de-r_s");

        Assert.Equal(new TableArn("aws", "eu-west-1", "111111111111", "Or.de-r_s", null, null), arn);
        Assert.Equal("arn:aws:dynamodb:eu-west-1:111111111111:table/Or.de-r_s", arn!.ToTableArn());
    }

    [Fact]
    public void Parse_Export_HasKindAndId() => Assert.Equal(
        new TableArn("aws-cn", "cn-north-1", "111111111111", "Orders", "export", "0169-2d"),
        TableArn.Parse("arn:aws-cn:dynamodb:cn-north-1:111111111111:table/Orders/export/0169-2d"));

    [Theory]
    [InlineData("")]
    [InlineData("Orders")]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:table/")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:global-table/Orders")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/export")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111111111111:table/Orders/index/a/b")]
    public void Parse_OtherText_IsNull(string text) => Assert.Null(TableArn.Parse(text));
}
