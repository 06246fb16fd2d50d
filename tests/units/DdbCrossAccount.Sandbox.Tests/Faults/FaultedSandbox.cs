using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using DdbCrossAccount.Sandbox.Tests.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

/// <summary>A sandbox of its own whose clock moves only when it is told to, with a table <c>Things</c>.</summary>
public sealed class FaultedSandbox : IAsyncLifetime
{
    public const string Table = "Things";

    public SandboxProcess Process { get; } =
        new("--parent-stdin", "--seed", "1", "--table-seconds", "0", "--clock-rate", "1e-9");

    internal IAmazonDynamoDB DynamoDb { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Process.InitializeAsync();
        DynamoDb = Process.DynamoDb(Process.Source.Credentials);
        await DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = Table,
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
    }

    public async Task DisposeAsync()
    {
        DynamoDb.Dispose();
        await Process.DisposeAsync();
    }

    /// <summary>Sets these rules and no others.</summary>
    internal async Task SetAsync(params object[] rules)
    {
        using HttpResponseMessage removed = await Process.Http.DeleteAsync($"{Process.Endpoint}/_sandbox/faults");
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        if (rules.Length > 0)
        {
            await Process.AdministerAsync("faults", rules);
        }
    }

    internal async Task<JsonElement> GetAsync(string page)
    {
        return JsonSerializer.Deserialize<JsonElement>(await Process.Http.GetStringAsync($"{Process.Endpoint}/_sandbox/{page}"));
    }

    /// <summary>How often the first rule was met, and has fired.</summary>
    internal async Task<(long Matched, long Fired)> CountsAsync()
    {
        JsonElement rule = (await GetAsync("faults")).GetProperty("faults")[0];
        return (rule.GetProperty("matched").GetInt64(), rule.GetProperty("fired").GetInt64());
    }

    internal Task UntilFiredAsync() => UntilAsync(async () => (await CountsAsync()).Fired > 0);

    /// <summary>Asks until it is so.</summary>
    internal async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    internal Task PutAsync(string id, string value = "1")
    {
        return DynamoDb.PutItemAsync(Table, new Dictionary<string, AttributeValue> { ["id"] = new(id), ["v"] = new(value) });
    }

    /// <summary>The attribute <c>v</c>, or null when there is no such item.</summary>
    internal async Task<string?> ReadAsync(string id)
    {
        GetItemResponse answer = await DynamoDb.GetItemAsync(Table, new Dictionary<string, AttributeValue> { ["id"] = new(id) }, true);
        return answer.Item?.GetValueOrDefault("v")?.S;
    }

    /// <summary>DescribeTable as it goes over the wire; the body is still to be read.</summary>
    internal async Task<HttpResponseMessage> DescribeAsync()
    {
        byte[] body = Encoding.UTF8.GetBytes($$"""{"TableName":"{{Table}}"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, Process.Endpoint) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "DynamoDB_20120810.DescribeTable");
        new RequestSigner(Process.Source, TimeProvider.System.GetUtcNow()).Sign(request, "dynamodb", RequestSigner.Hash(body));
        return await Process.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    internal Task PutObjectAsync(IAmazonS3 s3, string key, string text)
    {
        return s3.PutObjectAsync(new PutObjectRequest { BucketName = Process.S3Bucket, Key = key, ContentBody = text });
    }

    internal async Task<string> ReadObjectAsync(IAmazonS3 s3, string key)
    {
        using GetObjectResponse answer = await s3.GetObjectAsync(Process.S3Bucket, key);
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync();
    }
}
