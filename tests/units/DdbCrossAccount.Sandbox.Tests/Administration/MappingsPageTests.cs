using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Administration;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;
using DdbCrossAccount.Sandbox.Tests.Lambda.Mappings;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Administration;

public sealed class MappingsPageTests
{
    [Fact]
    public async Task Get_TellsWhereTheMappingIsInEachShard()
    {
        using MappedCaller caller = MappedCaller.Create(new MappingSettings { BatchSize = 2, ReportsItemFailures = true });
        caller.Function = delivered => MappedCaller.Partial(delivered, value => value == 3);
        caller.PutMany(5);
        caller.Pass(60);

        JsonNode page = await ReadAsync(caller, "");

        JsonNode shown = Assert.Single(page["mappings"]!.AsArray())!;
        Assert.Equal(
            (caller.Mapping.Id, caller.Stream.Arn, "Enabled", "PROBLEM: Function call failed"),
            ((string)shown["uuid"]!, (string)shown["eventSourceArn"]!, (string)shown["state"]!, (string)shown["lastProcessingResult"]!));
        Assert.Equal((3, 0), ((int)shown["counters"]!["records"]!, (int)shown["counters"]!["discarded"]!));
        JsonNode shard = Assert.Single(shown["shards"]!.AsArray())!;
        Assert.Equal(MappedCaller.SequenceOf(caller.Stream.ReadFirst()[3]), (string)shard["nextSequenceNumber"]!);
        Assert.Equal((true, false, 1), ((bool)shard["isPolled"]!, (bool)shard["isEnded"]!, (int)shard["queuedRecords"]!));
        Assert.True((int)shard["invocationsOfBatch"]! > 5);
        Assert.InRange((double)shard["iteratorAgeSeconds"]!, 0, 1.3);
        Assert.Equal(shown.ToJsonString(), (await ReadAsync(caller, caller.Mapping.Id)).ToJsonString());
        Assert.Null(await new MappingsPage(caller.Catalog).AnswerAsync(Call("none")));
        Assert.True(SequenceNumber.TryParse((string)shard["nextSequenceNumber"]!, out _));
    }

    private static async Task<JsonNode> ReadAsync(MappedCaller caller, string part)
    {
        object? answer = await new MappingsPage(caller.Catalog).AnswerAsync(Call(part));
        return JsonSerializer.SerializeToNode(answer, new JsonSerializerOptions(JsonSerializerDefaults.Web))!;
    }

    private static AdministrationCall Call(string part) => new("GET", part, new QueryCollection(), default);
}
