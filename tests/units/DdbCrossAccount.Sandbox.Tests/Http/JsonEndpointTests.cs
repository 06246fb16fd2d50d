using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using DdbCrossAccount.Sandbox.S3.Checksums;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Http;

[Collection(SandboxCollection.Name)]
public sealed class JsonEndpointTests(SandboxProcess sandbox)
{
    private const string Listing = "DynamoDB_20120810.ListTables";

    [Fact]
    public async Task Call_ByTheOfficialClient_IsAnswered()
    {
        using IAmazonDynamoDB client = sandbox.DynamoDb(sandbox.Source.Credentials);

        ListTablesResponse answer = await client.ListTablesAsync(new ListTablesRequest());

        Assert.Equal(HttpStatusCode.OK, answer.HttpStatusCode);
    }

    [Fact]
    public async Task Call_WithAWrongSecret_IsRefused()
    {
        using IAmazonDynamoDB client = sandbox.DynamoDb(new BasicAWSCredentials(sandbox.Source.AccessKey, "wrong"));

        var error = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => client.ListTablesAsync(new ListTablesRequest()));

        Assert.Equal("InvalidSignatureException", error.ErrorCode);
        Assert.StartsWith("The request signature we calculated does not match the signature you provided.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OfAUserWithoutPermission_IsDeniedInAwsWords()
    {
        AWSCredentials ann = await sandbox.MakeUserAsync(sandbox.Source.AccountId, "ann");
        using IAmazonDynamoDB client = sandbox.DynamoDb(ann);

        var error = await Assert.ThrowsAsync<AmazonDynamoDBException>(
            () => client.DescribeTableAsync(new DescribeTableRequest { TableName = "Orders" }));

        Assert.Equal("AccessDeniedException", error.ErrorCode);
        Assert.Equal(
            "User: arn:aws:iam::111111111111:user/ann is not authorized to perform: dynamodb:DescribeTable on resource: "
            + "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders because no identity-based policy allows the dynamodb:DescribeTable action",
            error.Message);
    }

    [Fact]
    public async Task Answer_CarriesTheHeadersOfDynamoDb()
    {
        using HttpResponseMessage answer = await SendAsync(Listing, "{}");
        byte[] body = await answer.Content.ReadAsByteArrayAsync();
        ReflectedCrc crc = ReflectedCrc.Crc32;
        uint expected = (uint)(crc.Append(crc.Initial, body) ^ crc.Initial);

        Assert.Equal("application/x-amz-json-1.0", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(body.Length, answer.Content.Headers.ContentLength);
        Assert.Equal(expected.ToString(CultureInfo.InvariantCulture), answer.Headers.GetValues("x-amz-crc32").Single());
        Assert.Equal(52, answer.Headers.GetValues("x-amzn-RequestId").Single().Length);
        Assert.NotNull(answer.Headers.Date);
    }

    [Theory]
    [InlineData("DynamoDB_20120810.NoSuchOperation", "{}", "UnknownOperationException")]
    [InlineData("", "{}", "UnknownOperationException")]
    [InlineData(Listing, "{", "SerializationException")]
    [InlineData(Listing, "", "SerializationException")]
    public async Task Call_WhatIsNoOperationOrNoJson_IsRefused(string target, string body, string code)
    {
        using HttpResponseMessage answer = await SendAsync(target, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(
            "{\"__type\":\"com.amazon.coral.service#" + code + "\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_Unsigned_MissesItsToken()
    {
        using HttpResponseMessage answer = await SendAsync(Listing, "{}", service: null);

        Assert.Equal(
            """{"__type":"com.amazon.coral.service#MissingAuthenticationTokenException","message":"Request is missing Authentication Token"}""",
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Call_SignedForAnotherService_IsRefused()
    {
        using HttpResponseMessage answer = await SendAsync(Listing, "{}", service: "sqs");

        Assert.Equal(
            """{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Credential should be scoped to correct service: 'dynamodb'. "}""",
            await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("kms", HttpStatusCode.OK, "\"KeyManager\":\"AWS\"")]
    [InlineData("dynamodb", HttpStatusCode.BadRequest, "Credential should be scoped to correct service: 'kms'. ")]
    public async Task Call_OfKms_IsSignedForKms(string service, HttpStatusCode status, string part)
    {
        using HttpResponseMessage answer = await SendAsync("TrentService.DescribeKey", """{"KeyId":"alias/aws/dynamodb"}""", service);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(part, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OfSqsRefused_TellsTheCodesOfBothProtocols()
    {
        using HttpResponseMessage answer = await SendAsync("AmazonSQS.GetQueueUrl", """{"QueueName":"none"}""", "sqs");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue;Sender", answer.Headers.GetValues("x-amzn-query-error").Single());
        Assert.Equal(
            """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}""",
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Call_OfSqs_TellsUrlsOfThisSandbox()
    {
        using HttpResponseMessage answer = await SendAsync("AmazonSQS.CreateQueue", """{"QueueName":"endpoint"}""", "sqs");

        Assert.Equal($$"""{"QueueUrl":"{{sandbox.Endpoint}}/111111111111/endpoint"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Call_PackedAsGzip_IsUnpackedAfterTheSignatureWasChecked()
    {
        using HttpResponseMessage answer = await SendAsync(Listing, """{"Limit":1}""", pack: true);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Latency_IsAddedToEveryAnswer()
    {
        var slow = new SandboxProcess("--parent-stdin", "--latency-ms", "120");
        await slow.InitializeAsync();
        try
        {
            using IAmazonDynamoDB client = slow.DynamoDb(slow.Source.Credentials);
            long start = Stopwatch.GetTimestamp();

            await client.ListTablesAsync(new ListTablesRequest());

            Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(119));
        }
        finally
        {
            await slow.DisposeAsync();
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string target, string text, string? service = "dynamodb", bool pack = false)
    {
        byte[] body = pack ? Gzip(text) : Encoding.UTF8.GetBytes(text);
        using var request = new HttpRequestMessage(HttpMethod.Post, sandbox.Endpoint) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        if (pack)
        {
            request.Content.Headers.ContentEncoding.Add("gzip");
        }

        if (service is not null)
        {
            new RequestSigner(sandbox.Source, TimeProvider.System.GetUtcNow()).Sign(request, service, RequestSigner.Hash(body));
        }

        return await sandbox.Http.SendAsync(request);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
