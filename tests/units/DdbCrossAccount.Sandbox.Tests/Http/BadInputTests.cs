using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Sandbox.Tests.Fuzzing;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Http;

/// <summary>What AWS would refuse, on the wire: the answer is AWS's, and the sandbox goes on serving.</summary>
[Collection(SandboxCollection.Name)]
public sealed class BadInputTests(SandboxProcess sandbox)
{
    private const string TooLarge =
        """{"__type":"com.amazon.coral.service#RequestEntityTooLargeException","message":"Request size exceeded"}""";

    [Theory]
    [InlineData(16 * 1024 * 1024 + 1)]
    [InlineData(33 * 1024 * 1024)]
    public async Task Body_OfMoreThanSixteenMegabytes_IsTooLarge(int length)
    {
        (HttpStatusCode status, string body) = await SendAsync(Encoding.ASCII.GetBytes($"{{\"x\":\"{new string('x', length - 8)}\"}}"));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, TooLarge), (status, body));
    }

    [Fact]
    public async Task Body_ThatUnpacksToMoreThanSixteenMegabytes_IsTooLarge()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(new byte[64 * 1024 * 1024]);
        }

        (HttpStatusCode status, string body) = await SendAsync(packed.ToArray(), ("Content-Encoding", "gzip"));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, TooLarge), (status, body));
    }

    [Fact]
    public async Task Body_ThatIsNoGzipThoughItSaysSo_CannotBeRead()
    {
        (HttpStatusCode status, string body) = await SendAsync("{}"u8.ToArray(), ("Content-Encoding", "gzip"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("SerializationException", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", null)]
    [InlineData("aws-global", null)]
    [InlineData("eu-west-2", "dynamodb.eu-west-1.amazonaws.com")]
    public async Task Region_OfTheScope_MustBeOne(string region, string? host)
    {
        (HttpStatusCode status, string body) = await SendAsync("{}"u8.ToArray(), region: region, host: host);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(
            $$"""{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Credential should be scoped to a valid region, not '{{region}}'. "}""",
            body);
    }

    [Fact]
    public async Task Region_OfTheHost_IsTaken()
    {
        (HttpStatusCode status, _) = await SendAsync("{}"u8.ToArray(), region: "eu-west-2", host: "dynamodb.eu-west-2.amazonaws.com");

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Form_WithCharactersThatXmlDoesNotKnow_IsRefusedAllTheSame()
    {
        byte[] body = Encoding.ASCII.GetBytes("Action=Get%01Caller%00Identity&Version=2011-06-15");
        using HttpResponseMessage answer = await PostAsync(body, "sts", content =>
            content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<Code>InvalidAction</Code>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trailer_ThatIsNoHeader_IsMalformed()
    {
        var request = new FuzzRequest
        {
            Method = "PUT",
            Target = $"/{sandbox.S3Bucket}/trailer",
            Service = "s3",
            Body = Encoding.Latin1.GetBytes("4\r\ntext\r\n0\r\nx-amz-checksum-crc32:\u0001\r\n\r\n"),
        };
        request.SetHeader("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        request.SetHeader("x-amz-trailer", "x-amz-checksum-crc32");
        request.SetHeader("content-encoding", "aws-chunked");
        request.SetHeader("x-amz-decoded-content-length", "4");
        request.Sign(sandbox.Target, new Uri(sandbox.Endpoint).Authority);
        using var connection = new RawConnection(new Uri(sandbox.Endpoint));

        RawAnswer? answer = await connection.SendAsync(request.ToBytes(), isHead: false, endsRequest: false, default);

        Assert.Equal(400, answer!.Status);
        Assert.Equal("MalformedTrailerError", XElement.Parse(answer.Body).Element("Code")!.Value);
    }

    [Fact]
    public async Task Tables_MadeAndDeletedByManyAtOnce_AreMadeAndDeletedOnce()
    {
        const string Table = "Contended";
        using IAmazonDynamoDB client = sandbox.DynamoDb(sandbox.Source.Credentials);
        string[] made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OutcomeAsync(() => client.CreateTableAsync(new CreateTableRequest
        {
            TableName = Table,
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        }))));
        await UntilAsync(client, Table, exists: true);
        string[] changed = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => OutcomeAsync(() => client.UpdateTableAsync(new UpdateTableRequest
        {
            TableName = Table,
            StreamSpecification = new StreamSpecification { StreamEnabled = true, StreamViewType = StreamViewType.KEYS_ONLY },
        }))));
        await UntilAsync(client, Table, exists: true);
        string[] deleted = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OutcomeAsync(() => client.DeleteTableAsync(Table))));
        await UntilAsync(client, Table, exists: false);

        Assert.Equal((1, 19), (made.Count(outcome => outcome == "OK"), made.Count(outcome => outcome == "ResourceInUseException")));
        Assert.Single(changed, outcome => outcome == "OK");
        Assert.All(changed, outcome => Assert.Contains(outcome, new[] { "OK", "ResourceInUseException", "ValidationException" }));
        Assert.Single(deleted, outcome => outcome == "OK");
        Assert.All(deleted, outcome => Assert.Contains(outcome, new[] { "OK", "ResourceInUseException", "ResourceNotFoundException" }));
    }

    private static async Task<string> OutcomeAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "OK";
        }
        catch (AmazonDynamoDBException error)
        {
            return error.ErrorCode;
        }
    }

    private static async Task UntilAsync(IAmazonDynamoDB client, string table, bool exists)
    {
        while (await StatusAsync(client, table) != (exists ? TableStatus.ACTIVE.Value : null))
        {
            await Task.Yield();
        }
    }

    private static async Task<string?> StatusAsync(IAmazonDynamoDB client, string table)
    {
        try
        {
            return (await client.DescribeTableAsync(table)).Table.TableStatus.Value;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(
        byte[] body, (string Name, string Value)? header = null, string region = "eu-west-1", string? host = null)
    {
        using HttpResponseMessage answer = await PostAsync(body, "dynamodb", content =>
        {
            content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.0");
            if (header is (string name, string value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }, region, host);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> PostAsync(
        byte[] body, string service, Action<HttpContent> describe, string region = "eu-west-1", string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, sandbox.Endpoint) { Content = new ByteArrayContent(body) };
        describe(request.Content);
        request.Headers.Host = host;
        if (service == "dynamodb")
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Target", "DynamoDB_20120810.ListTables");
        }

        new RequestSigner(sandbox.Source, TimeProvider.System.GetUtcNow(), region).Sign(request, service, RequestSigner.Hash(body));
        return await sandbox.Http.SendAsync(request);
    }
}
