using System.Linq;
using System.Text.Json;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Filters;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Lambda.Mappings;

public sealed class FilterPatternTests
{
    private const string Record = """
        {"eventName":"MODIFY","awsRegion":"eu-west-1","userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"},
         "dynamodb":{"ApproximateCreationDateTime":1.767323046E9,"Keys":{"id":{"S":"Order-17"}},
                     "NewImage":{"id":{"S":"Order-17"},"n":{"N":"5"},"open":{"BOOL":true},"none":{"NULL":true},"tags":{"SS":["a","b"]},
                                 "list":{"L":[{"S":"x"},{"S":"y"}]}}}}
        """;

    [Theory]
    [InlineData("""{"eventName":["MODIFY"]}""", true)]
    [InlineData("""{"eventName":["INSERT","MODIFY"]}""", true)]
    [InlineData("""{"eventName":["INSERT"]}""", false)]
    [InlineData("""{"eventName":["modify"]}""", false)]
    [InlineData("""{"eventName":[{"equals-ignore-case":"modify"}]}""", true)]
    [InlineData("""{"userIdentity":{"type":["Service"],"principalId":["dynamodb.amazonaws.com"]}}""", true)]
    [InlineData("""{"dynamodb":{"Keys":{"id":{"S":[{"prefix":"Order-"}]}}}}""", true)]
    [InlineData("""{"dynamodb":{"Keys":{"id":{"S":[{"prefix":"Bill-"}]}}}}""", false)]
    [InlineData("""{"dynamodb":{"Keys":{"id":{"S":[{"suffix":"17"}]}}}}""", true)]
    [InlineData("""{"dynamodb":{"Keys":{"id":{"S":[{"anything-but":["Order-17","Order-18"]}]}}}}""", false)]
    [InlineData("""{"dynamodb":{"Keys":{"id":{"S":[{"anything-but":"Order-18"}]}}}}""", true)]
    [InlineData("""{"dynamodb":{"Keys":{"id":{"S":[{"anything-but":{"prefix":"Order"}}]}}}}""", false)]
    [InlineData("""{"dynamodb":{"Keys":{"other":{"S":[{"anything-but":"Order-18"}]}}}}""", false)]
    [InlineData("""{"dynamodb":{"ApproximateCreationDateTime":[{"numeric":[">",0]}]}}""", true)]
    [InlineData("""{"dynamodb":{"ApproximateCreationDateTime":[{"numeric":[">",0,"<=",1767323046]}]}}""", true)]
    [InlineData("""{"dynamodb":{"ApproximateCreationDateTime":[{"numeric":["<",1767323046]}]}}""", false)]
    [InlineData("""{"dynamodb":{"ApproximateCreationDateTime":[1767323046]}}""", true)]
    [InlineData("""{"dynamodb":{"NewImage":{"n":{"N":[{"numeric":["=",5]}]}}}}""", false)]
    [InlineData("""{"dynamodb":{"NewImage":{"n":{"N":["5"]}}}}""", true)]
    [InlineData("""{"dynamodb":{"NewImage":{"open":{"BOOL":[true]}}}}""", true)]
    [InlineData("""{"dynamodb":{"NewImage":{"open":{"BOOL":[false]}}}}""", false)]
    [InlineData("""{"dynamodb":{"NewImage":{"none":{"NULL":[true]}}}}""", true)]
    [InlineData("""{"dynamodb":{"NewImage":{"tags":{"SS":["b"]}}}}""", true)]
    [InlineData("""{"dynamodb":{"NewImage":{"tags":{"SS":["c"]}}}}""", false)]
    [InlineData("""{"dynamodb":{"NewImage":{"list":{"L":{"S":["y"]}}}}}""", true)]
    [InlineData("""{"dynamodb":{"NewImage":{"open":{"BOOL":[{"exists":true}]}}}}""", true)]
    [InlineData("""{"dynamodb":{"OldImage":{"id":{"S":[{"exists":false}]}}}}""", true)]
    [InlineData("""{"dynamodb":{"NewImage":{"id":{"S":[{"exists":false}]}}}}""", false)]
    [InlineData("""{"dynamodb":{"NewImage":[{"exists":true}]}}""", false)]
    [InlineData("""{"$or":[{"eventName":["INSERT"]},{"awsRegion":["eu-west-1"]}]}""", true)]
    [InlineData("""{"$or":[{"eventName":["INSERT"]},{"awsRegion":["us-east-1"]}]}""", false)]
    [InlineData("""{"eventName":["MODIFY"],"awsRegion":["us-east-1"]}""", false)]
    [InlineData("""{"missing":[null]}""", false)]
    public void Matches_ARecord_AsEventBridgeSays(string pattern, bool expected)
    {
        Assert.True(FilterPattern.TryParse(pattern, out FilterPattern? parsed));
        using JsonDocument record = JsonDocument.Parse(Record);
        Assert.Equal(expected, parsed.Matches(record.RootElement));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"a":{}}""")]
    [InlineData("""{"a":[]}""")]
    [InlineData("""{"a":"b"}""")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":[["b"]]}""")]
    [InlineData("""{"a":[{"numeric":["<"]}]}""")]
    [InlineData("""{"a":[{"numeric":["!",1]}]}""")]
    [InlineData("""{"a":[{"numeric":[">","1"]}]}""")]
    [InlineData("""{"a":[{"exists":"yes"}]}""")]
    [InlineData("""{"a":[{"prefix":1}]}""")]
    [InlineData("""{"a":[{"wildcard":"b*"}]}""")]
    [InlineData("""{"a":[{"anything-but":[]}]}""")]
    [InlineData("""{"a":[{"prefix":"a","suffix":"b"}]}""")]
    [InlineData("""{"$or":[{"a":["b"]}]}""")]
    public void TryParse_WhatIsNoPattern_IsRefused(string pattern)
    {
        Assert.False(FilterPattern.TryParse(pattern, out _));
    }

    [Fact]
    public void Delivery_WithFilters_PassesOverTheOthersAndGoesOn()
    {
        Assert.True(FilterPattern.TryParse("""{"dynamodb":{"NewImage":{"v":{"N":["3"]}}}}""", out FilterPattern? three));
        Assert.True(FilterPattern.TryParse("""{"dynamodb":{"NewImage":{"v":{"N":["5"]}}}}""", out FilterPattern? five));
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { Filters = [three, five] });
        caller.PutMany(10);
        caller.Pass(1);

        Assert.Equal([[3, 5]], caller.Batches);
        Assert.Equal((2, 8), (caller.Mapping.Counters.Records, caller.Mapping.Counters.Filtered));
        string shard = caller.Stream.ShardIds().Single();
        Assert.True(
            Sandbox.DynamoDb.Streams.SequenceNumber.TryParse(MappedCaller.SequenceOf(caller.Stream.ReadFirst()[9]), out long last)
            && caller.Mapping.PositionOf(shard)!.Value.Sequence > last);
    }
}
