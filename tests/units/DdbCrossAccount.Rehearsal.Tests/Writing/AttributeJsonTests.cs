using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Rehearsal.Writing;
using Xunit;

namespace DdbCrossAccount.Rehearsal.Tests.Writing;

public sealed class AttributeJsonTests
{
    [Fact]
    public void Attributes_EveryType_KeepsTypeAndValue()
    {
        const string Json = """
            {"s":{"S":""},"n":{"N":"1.50"},"b":{"B":"AQI="},"t":{"BOOL":false},"z":{"NULL":true},"ss":{"SS":["a","b"]},
             "ns":{"NS":["1"]},"bs":{"BS":["AQ=="]},"l":{"L":[]},"m":{"M":{"x":{"L":[{"M":{}}]}}}}
            """;
        using JsonDocument document = JsonDocument.Parse(Json);

        Dictionary<string, AttributeValue> item = AttributeJson.Attributes(document.RootElement);

        Assert.Equal(string.Empty, item["s"].S);
        Assert.Equal("1.50", item["n"].N);
        Assert.Equal([1, 2], item["b"].B.ToArray());
        Assert.False(item["t"].BOOL);
        Assert.True(item["z"].NULL);
        Assert.Equal(["a", "b"], item["ss"].SS);
        Assert.Equal(["1"], item["ns"].NS);
        Assert.Equal([1], item["bs"].BS.Single().ToArray());
        Assert.Empty(item["l"].L);
        Assert.Empty(item["m"].M["x"].L.Single().M);
    }
}
