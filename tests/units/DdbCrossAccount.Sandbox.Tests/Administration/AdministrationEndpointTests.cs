using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Administration;

/// <summary>It has a sandbox of its own, as it moves the clock.</summary>
public sealed class AdministrationEndpointTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>
{
    [Fact]
    public async Task Clock_AfterAdvance_ShowsInTheDateHeaderAndSignaturesStayGood()
    {
        JsonElement before = await GetAsync("clock");
        JsonElement after = await sandbox.AdministerAsync("clock", new { advanceSeconds = 86_400 });
        using IAmazonSecurityTokenService sts = sandbox.Sts(sandbox.Source.Credentials);
        GetCallerIdentityResponse identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());
        using HttpResponseMessage answer = await sandbox.Http.GetAsync(sandbox.Endpoint);

        Assert.Equal(HttpStatusCode.OK, identity.HttpStatusCode);
        Assert.True(Now(after) - Now(before) >= TimeSpan.FromDays(1));
        Assert.True(answer.Headers.Date >= Now(after) - TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Clock_Backwards_IsRefused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => sandbox.AdministerAsync("clock", new { advanceSeconds = -1 }));
    }

    [Fact]
    public async Task Requests_AfterACall_HoldItsHead()
    {
        using IAmazonSecurityTokenService sts = sandbox.Sts(sandbox.Source.Credentials);
        GetCallerIdentityResponse identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        JsonElement requests = (await GetAsync("requests")).GetProperty("requests");

        JsonElement head = requests.EnumerateArray().Last(
            request => request.GetProperty("requestId").GetString() == identity.ResponseMetadata.RequestId);
        Assert.Equal(("POST", "/", 200), (head.GetProperty("method").GetString(), head.GetProperty("path").GetString(), head.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task Split_OfATable_TellsPartitionsAndRefusesWhatIsNotThere()
    {
        using IAmazonDynamoDB client = sandbox.DynamoDb(sandbox.Source.Credentials);
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = "Split",
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });

        JsonElement split = await sandbox.AdministerAsync("split", new { table = "Split" });

        Assert.Equal("""{"partitions":5,"openedShardIds":[]}""", split.GetRawText());
        Assert.Equal(
            "Shard 'x' of arn:aws:dynamodb:eu-west-1:111111111111:table/Split is not open, or its partition has the items of one hash only.",
            await RefusedAsync("split", new { table = "Split", shardId = "x" }));
        Assert.Equal(
            "There is no table arn:aws:dynamodb:eu-west-1:111111111111:table/Gone.", await RefusedAsync("split", new { table = "Gone" }));
    }

    [Fact]
    public async Task Operations_HoldThoseOfSts()
    {
        JsonElement operations = (await GetAsync("operations")).GetProperty("operations");

        Assert.Contains("STS_20110615.AssumeRole: covered", operations.EnumerateArray().Select(operation => operation.GetString()));
    }

    [Theory]
    [InlineData("expire", """{"accessKey":"AKIANOBODY"}""", HttpStatusCode.BadRequest)]
    [InlineData("expire", "{}", HttpStatusCode.BadRequest)]
    [InlineData("expire", "nonsense", HttpStatusCode.BadRequest)]
    [InlineData("setup", """{"rolls":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("nothing", "{}", HttpStatusCode.NotFound)]
    public async Task Post_WhatIsWrong_IsRefusedWithAMessage(string page, string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body);
        using HttpResponseMessage answer = await sandbox.Http.PostAsync($"{sandbox.Endpoint}/_sandbox/{page}", content);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("\"message\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static DateTimeOffset Now(JsonElement clock)
    {
        return DateTimeOffset.Parse(clock.GetProperty("now").GetString()!, CultureInfo.InvariantCulture);
    }

    private async Task<string> RefusedAsync(string page, object body)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => sandbox.AdministerAsync(page, body));
        return JsonSerializer.Deserialize<JsonElement>(refusal.Message).GetProperty("message").GetString()!;
    }

    private async Task<JsonElement> GetAsync(string page)
    {
        return JsonSerializer.Deserialize<JsonElement>(await sandbox.Http.GetStringAsync($"{sandbox.Endpoint}/_sandbox/{page}"));
    }
}
