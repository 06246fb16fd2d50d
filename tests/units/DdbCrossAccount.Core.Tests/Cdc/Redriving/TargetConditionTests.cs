using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Redriving;
using DdbCrossAccount.Core.Items;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Cdc.Redriving;

public sealed class TargetConditionTests
{
    private static readonly KeySchema Key =
        new(new KeyAttribute("id", KeyAttributeType.S), new KeyAttribute("line", KeyAttributeType.N));

    [Fact]
    public void Of_NoItem_IsThatThereIsNone()
    {
        RawCondition condition = TargetCondition.Of(Key, default);

        Assert.Equal("attribute_not_exists(#0)", condition.Expression);
        Assert.Equal(["id"], condition.Names);
        Assert.Empty(condition.Values);
    }

    [Fact]
    public void Of_Item_NamesEveryAttributeButTheKey()
    {
        RawCondition condition = TargetCondition.Of(
            Key, Bytes("""{"id":{"S":"a"},"n":{"N":"1"},"line":{"N":"2"},"\u0062":{"M":{"x":{"S":"#:"}}}}"""));

        Assert.Equal("attribute_exists(#0) AND #1=:0 AND #2=:1", condition.Expression);
        Assert.Equal(["id", "n", "b"], condition.Names);
        Assert.Equal(["""{"N":"1"}""", """{"M":{"x":{"S":"#:"}}}"""], condition.Values.Select(Text));
    }

    [Fact]
    public void Of_ManyAttributes_StaysWithinAnExpression()
    {
        IEnumerable<string> attributes = Enumerable.Range(0, 1000)
            .Select(number => $$$"""{{{number.ToString(CultureInfo.InvariantCulture)}}}":{"BOOL":true}""");
        RawCondition condition = TargetCondition.Of(Key, Bytes("{\"" + string.Join(",\"", attributes) + "}"));

        int operators = condition.Expression.Count(character => character == '=') + condition.Expression.Split(" AND ").Length;
        Assert.Equal(149, condition.Values.Count);
        Assert.True(operators <= 300, $"{operators}");
        Assert.True(condition.Expression.Length <= 4096, $"{condition.Expression.Length}");
    }

    [Fact]
    public void Of_LargeValues_LeavesOutWhatIsTooMuch()
    {
        string large = new('a', 700_000);
        RawCondition condition = TargetCondition.Of(
            Key, Bytes($$$"""{"a":{"S":"{{{large}}}"},"b":{"S":"{{{large}}}"},"c":{"NULL":true}}"""));

        Assert.Equal(["id", "a", "c"], condition.Names);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> value) => Encoding.UTF8.GetString(value.Span);
}
