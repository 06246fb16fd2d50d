using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Administration;

/// <summary>What the sandbox tells of the requests that it has answered. It has a sandbox of its own, so that no others come in between.</summary>
public sealed class RequestsPageTests : IAsyncLifetime
{
    private readonly SandboxProcess _sandbox = new("--parent-stdin", "--seed", "1", "--table-seconds", "0");
    private IAmazonDynamoDB _client = null!;

    public async Task InitializeAsync()
    {
        await _sandbox.InitializeAsync();
        _client = _sandbox.DynamoDb(_sandbox.Source.Credentials);
        await _client.CreateTableAsync(new CreateTableRequest
        {
            TableName = "Things",
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task Get_OfACallToDynamoDb_TellsItsHead()
    {
        await PutAsync("a");

        JsonElement head = (await ReadAsync("?operation=PutItem"))[0];

        Assert.Equal(2, head.GetProperty("sequence").GetInt64());
        Assert.Equal(
            ("dynamodb", "PutItem", "111111111111", "arn:aws:iam::111111111111:user/administrator", "Things"),
            (Text(head, "service"), Text(head, "operation"), Text(head, "account"), Text(head, "principal"), Text(head, "table")));
        Assert.Equal(
            ("POST", "/", "DynamoDB_20120810.PutItem", 200),
            (Text(head, "method"), Text(head, "path"), Text(head, "target"), head.GetProperty("status").GetInt32()));
        Assert.Equal(52, Text(head, "requestId")!.Length);
        Assert.True(DateTimeOffset.TryParse(Text(head, "time"), CultureInfo.InvariantCulture, out _));
        Assert.Equal(
            ["account", "method", "operation", "path", "principal", "requestId", "sequence", "service", "status", "table", "target", "time"],
            head.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Get_OfARefusedCall_TellsTheError()
    {
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _client.DescribeTableAsync("Nothing"));

        JsonElement head = (await ReadAsync("?status=4xx"))[0];

        Assert.Equal(("ResourceNotFoundException", "Nothing", 400), (Text(head, "errorCode"), Text(head, "table"), head.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task Get_OfOtherServices_TellsTheirsWithoutSignatures()
    {
        using IAmazonS3 s3 = _sandbox.S3(_sandbox.Source.Credentials);
        using IAmazonSecurityTokenService sts = _sandbox.Sts(_sandbox.Source.Credentials);
        await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());
        await Assert.ThrowsAsync<NoSuchKeyException>(() => s3.GetObjectAsync("ddb-exports-222222222222", "key"));
        string url = s3.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = "ddb-exports-222222222222",
            Key = "other",
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
        });
        (await _sandbox.Http.GetAsync(url.Replace("https:", "http:", StringComparison.Ordinal))).Dispose();

        JsonElement[] heads = await ReadAsync("?service=sts");
        Assert.Equal(["GetCallerIdentity"], heads.Select(head => Text(head, "operation")));
        heads = await ReadAsync("?service=s3&account=222222222222");
        Assert.Equal(["/ddb-exports-222222222222/key", "/ddb-exports-222222222222/other"], heads.Select(head => Text(head, "path")));
        Assert.Equal(["NoSuchKey", "NoSuchKey"], heads.Select(head => Text(head, "errorCode")));
    }

    [Fact]
    public async Task Get_SinceTheLastAnswer_GoesOnWhereItEnded()
    {
        await PutAsync("a");
        JsonElement first = await GetAsync("requests?operation=PutItem");
        await PutAsync("b");
        await PutAsync("c");

        JsonElement second = await GetAsync($"requests?since={first.GetProperty("next").GetInt64()}");

        Assert.Equal(1, first.GetProperty("requests").GetArrayLength());
        Assert.Equal(2, second.GetProperty("requests").GetArrayLength());
        Assert.Equal(4, second.GetProperty("next").GetInt64());
        Assert.Equal(2, (await ReadAsync("?limit=2")).Length);
        Assert.Equal(3, (await ReadAsync("?table=Th*&operation=Put*,Update*")).Length);
        Assert.Empty(await ReadAsync("?table=Other"));
        Assert.Empty(await ReadAsync("?since=2099-01-01T00:00:00Z"));
        Assert.Empty(await ReadAsync("?fault=*"));
    }

    [Fact]
    public async Task Bodies_AreKeptOnlyWhenAskedFor_AndForgottenAfter()
    {
        await PutAsync("before");
        JsonElement on = await _sandbox.AdministerAsync("requests", new { keepBodies = true, bodyBytes = 60 });
        await PutAsync("kept");
        await PutAsync(new string('x', 100));

        JsonElement[] heads = await ReadAsync("?operation=PutItem&bodies=true");

        Assert.Equal("""{"keepsBodies":true,"bodyBytes":60}""", on.GetRawText());
        Assert.Equal([null, "{}", "{}"], heads.Select(head => Text(head, "answerBody")));
        Assert.Equal(["""{"Item":{"id":{"S":"kept"}},"TableName":"Things"}"""], heads[1..2].Select(head => Text(head, "requestBody")));
        Assert.Equal([false, false, true], heads.Select(head => head.TryGetProperty("bodiesCut", out _)));
        Assert.Equal(60, Text(heads[2], "requestBody")!.Length);
        Assert.All(await ReadAsync(""), head => Assert.Null(Text(head, "requestBody")));

        await _sandbox.AdministerAsync("requests", new { keepBodies = false });
        Assert.All(await ReadAsync("?bodies=true"), head => Assert.Null(Text(head, "requestBody")));
    }

    [Fact]
    public async Task Bodies_OfSts_AreNeverKept()
    {
        await _sandbox.AdministerAsync("requests", new { keepBodies = true });
        using IAmazonSecurityTokenService sts = _sandbox.Sts(_sandbox.Source.Credentials);
        await sts.GetSessionTokenAsync(new GetSessionTokenRequest());

        JsonElement head = (await ReadAsync("?service=sts&bodies=true"))[0];

        Assert.Equal((null, null), (Text(head, "requestBody"), Text(head, "answerBody")));
        Assert.DoesNotContain("Authorization", head.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Delete_ForgetsThem_AndTheirNumbersGoOn()
    {
        using HttpResponseMessage answer = await _sandbox.Http.DeleteAsync($"{_sandbox.Endpoint}/_sandbox/requests");
        await PutAsync("a");

        Assert.Equal("""{"removed":1}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal([2L], (await ReadAsync("")).Select(head => head.GetProperty("sequence").GetInt64()));
    }

    [Theory]
    [InlineData("requests?sinse=1", "Parameter 'sinse' of the query is unknown. It may have: since, service, operation, account, table, fault, status, limit, bodies.")]
    [InlineData("requests?since=now", "Parameter 'since' of the query must be a sequence number or a time as ISO 8601 writes it; it is 'now'.")]
    [InlineData("requests?limit=0", "Parameter 'limit' of the query must be a whole number of at least 1; it is '0'.")]
    [InlineData("requests?bodies=yes", "Parameter 'bodies' of the query must be true or false; it is 'yes'.")]
    [InlineData("requests?status=4x", "Parameter 'status' of the query must be a status or a class of them such as 4xx; it is '4x'.")]
    public async Task Get_WhatCannotBe_NamesTheParameter(string page, string message)
    {
        using HttpResponseMessage answer = await _sandbox.Http.GetAsync($"{_sandbox.Endpoint}/_sandbox/{page}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        JsonElement body = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        Assert.Equal(message, Text(body, "message"));
    }

    [Theory]
    [InlineData("{}", "Member 'keepBodies' of the body must be given.")]
    [InlineData("""{"keepBodies":1}""", "Member 'keepBodies' of the body must be true or false; it is 1.")]
    [InlineData("""{"keepBodies":true,"bodyBytes":0}""", "Member 'bodyBytes' of the body must be a whole number from 1 to 1048576; it is 0.")]
    public async Task Post_WhatCannotBe_NamesTheMember(string body, string message)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _sandbox.AdministerAsync("requests", JsonSerializer.Deserialize<JsonElement>(body)));

        Assert.Equal(message, Text(JsonSerializer.Deserialize<JsonElement>(error.Message), "message"));
    }

    private static string? Text(JsonElement element, string name)
    {
        return element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
    }

    private Task PutAsync(string id) => _client.PutItemAsync("Things", new Dictionary<string, AttributeValue> { ["id"] = new(id) });

    private async Task<JsonElement[]> ReadAsync(string query)
    {
        return [.. (await GetAsync($"requests{query}")).GetProperty("requests").EnumerateArray()];
    }

    private async Task<JsonElement> GetAsync(string page)
    {
        return JsonSerializer.Deserialize<JsonElement>(await _sandbox.Http.GetStringAsync($"{_sandbox.Endpoint}/_sandbox/{page}"));
    }
}
