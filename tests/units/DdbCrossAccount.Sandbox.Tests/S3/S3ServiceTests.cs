using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.S3;

/// <summary>What stands on the wire, beneath what a client makes of it.</summary>
public sealed class S3ServiceTests : IDisposable
{
    private const string TargetId = "222222222222";

    private readonly SandboxServices _services = new(new SandboxOptions { Seed = 1 });
    private readonly S3Service _service;

    public S3ServiceTests()
    {
        _service = new S3Service(_services);
        _services.S3.CreateBucket(TargetId, "here", "eu-west-1");
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task HandleAsync_MissingKey_WritesTheErrorAsXml()
    {
        HttpContext context = await SendAsync("GET", "/here/missing%20key");

        XElement error = Xml(context);
        Assert.Equal(404, context.Response.StatusCode);
        Assert.Equal("application/xml", context.Response.ContentType);
        Assert.Equal(["Code", "Message", "Key", "RequestId", "HostId"], error.Elements().Select(element => element.Name.ToString()));
        Assert.Equal("NoSuchKey", (string?)error.Element("Code"));
        Assert.Equal("missing key", (string?)error.Element("Key"));
        Assert.Equal(context.Response.Headers["x-amz-request-id"].ToString(), (string?)error.Element("RequestId"));
        Assert.Equal(context.Response.Headers["x-amz-id-2"].ToString(), (string?)error.Element("HostId"));
    }

    [Fact]
    public async Task HandleAsync_HeadOfMissingKey_HasNoBody()
    {
        HttpContext context = await SendAsync("HEAD", "/here/missing");

        Assert.Equal(404, context.Response.StatusCode);
        Assert.Equal(0, context.Response.Body.Length);
    }

    [Fact]
    public async Task HandleAsync_SignedForUsEast1_SaysWhichRegionIsExpected()
    {
        HttpContext context = await SendAsync("GET", "/here", region: "us-east-1");

        XElement error = Xml(context);
        Assert.Equal(400, context.Response.StatusCode);
        Assert.Equal("AuthorizationHeaderMalformed", (string?)error.Element("Code"));
        Assert.Equal(
            "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
            (string?)error.Element("Message"));
        Assert.Equal("eu-west-1", (string?)error.Element("Region"));
        Assert.Equal("eu-west-1", context.Response.Headers["x-amz-bucket-region"]);
    }

    [Fact]
    public async Task HandleAsync_SignedForAnotherRegion_Redirects()
    {
        HttpContext context = await SendAsync("GET", "/here", region: "us-west-2");

        XElement error = Xml(context);
        Assert.Equal(301, context.Response.StatusCode);
        Assert.Equal("PermanentRedirect", (string?)error.Element("Code"));
        Assert.Equal("here.s3.eu-west-1.amazonaws.com", (string?)error.Element("Endpoint"));
        Assert.Equal("eu-west-1", context.Response.Headers["x-amz-bucket-region"]);
    }

    [Fact]
    public async Task HandleAsync_HeadBucketFromAnotherRegion_TellsTheRegionInAHeader()
    {
        HttpContext context = await SendAsync("HEAD", "/here", region: "us-west-2");

        Assert.Equal(301, context.Response.StatusCode);
        Assert.Equal("eu-west-1", context.Response.Headers["x-amz-bucket-region"]);
        Assert.Equal(0, context.Response.Body.Length);
    }

    [Fact]
    public async Task HandleAsync_LocationAskedInUsEast1_IsAnswered()
    {
        HttpContext context = await SendAsync("GET", "/here?location", region: "us-east-1");

        Assert.Equal("eu-west-1", Xml(context).Value);
        Assert.Equal("http://s3.amazonaws.com/doc/2006-03-01/", Xml(context).Name.NamespaceName);
    }

    [Theory]
    [InlineData("127.0.0.1", "/here/folder/key")]
    [InlineData("here.localhost", "/folder/key")]
    [InlineData("here.s3.localhost", "/folder/key")]
    [InlineData("here.s3.eu-west-1.amazonaws.com", "/folder/key")]
    [InlineData("here.s3.amazonaws.com", "/folder/key")]
    [InlineData("s3.eu-west-1.amazonaws.com", "/here/folder/key")]
    [InlineData("s3.localhost", "/here/folder/key")]
    public async Task HandleAsync_PathOrHostNamesTheBucket_ReachesTheSameKey(string host, string path)
    {
        HttpContext context = await SendAsync("PUT", path, "content", host: host);

        Assert.Equal(200, context.Response.StatusCode);
        Assert.NotNull(_services.S3.FindBucket("here")!.Find("folder/key"));
    }

    [Theory]
    [InlineData("PUT", "/here/key?acl", "NotImplemented", 501)]
    [InlineData("PUT", "/here?lifecycle", "NotImplemented", 501)]
    [InlineData("GET", "/here?versions", "NotImplemented", 501)]
    [InlineData("POST", "/here", "NotImplemented", 501)]
    [InlineData("PATCH", "/here/key", "MethodNotAllowed", 405)]
    [InlineData("GET", "/here/key?versionId=1", "InvalidArgument", 400)]
    [InlineData("GET", "/here?max-keys=many", "InvalidArgument", 400)]
    [InlineData("GET", "/here?encoding-type=html", "InvalidArgument", 400)]
    [InlineData("GET", "/nowhere", "NoSuchBucket", 404)]
    [InlineData("GET", "/here?policy", "NoSuchBucketPolicy", 404)]
    [InlineData("PUT", "/here?ownershipControls", "MalformedXML", 400)]
    [InlineData("POST", "/here?delete", "InvalidRequest", 400)]
    [InlineData("PUT", "/here/key?partNumber=1&uploadId=none", "NoSuchUpload", 404)]
    [InlineData("PUT", "/here/key?partNumber=10001&uploadId=none", "InvalidArgument", 400)]
    [InlineData("PUT", "/UPPER", "InvalidBucketName", 400)]
    [InlineData("PUT", "/new-bucket", "IllegalLocationConstraintException", 400)]
    public async Task HandleAsync_WhatIsNotThereOrWrong_IsRefusedByItsName(string method, string target, string code, int status)
    {
        HttpContext context = await SendAsync(method, target);

        Assert.Equal(code, (string?)Xml(context).Element("Code"));
        Assert.Equal(status, context.Response.StatusCode);
    }

    [Fact]
    public async Task HandleAsync_BodyShorterThanAnnounced_IsIncomplete()
    {
        HttpContext context = await SendAsync("PUT", "/here/key", "content", change: request => request.ContentLength = 8);

        Assert.Equal("IncompleteBody", (string?)Xml(context).Element("Code"));
        Assert.Null(_services.S3.FindBucket("here")!.Find("key"));
    }

    [Fact]
    public async Task HandleAsync_KeyWithDotSegmentsAndPlus_IsKeptAsItIs()
    {
        await SendAsync("PUT", "/here/a/../b/./c%2B+d", "content");

        Assert.NotNull(_services.S3.FindBucket("here")!.Find("a/../b/./c++d"));
    }

    [Fact]
    public async Task HandleAsync_ListingOfV2_HasS3sElementsInOrder()
    {
        await SendAsync("PUT", "/here/a%20b", "content");
        await SendAsync("PUT", "/here/b/c", "content");

        XElement listing = Xml(await SendAsync("GET", "/here?list-type=2&delimiter=%2F&encoding-type=url&max-keys=1&start-after=A"));

        Assert.Equal(
            [
                "Name", "Prefix", "StartAfter", "NextContinuationToken", "KeyCount", "MaxKeys", "Delimiter", "EncodingType", "IsTruncated",
                "Contents",
            ],
            listing.Elements().Select(element => element.Name.LocalName));
        XElement contents = listing.Elements().Last();
        Assert.Equal(
            ["Key", "LastModified", "ETag", "ChecksumAlgorithm", "ChecksumType", "Size", "StorageClass"],
            contents.Elements().Select(element => element.Name.LocalName));
        Assert.Equal("a%20b", contents.Elements().First().Value);
    }

    [Fact]
    public async Task HandleAsync_ChecksumThatCannotBeRead_IsRefusedByItsHeader()
    {
        HttpContext context = await SendAsync(
            "PUT", "/here/key", "content", change: request => request.Headers["x-amz-checksum-crc64nvme"] = "bad");

        Assert.Equal("Value for x-amz-checksum-crc64nvme header is invalid.", (string?)Xml(context).Element("Message"));
        Assert.Null(_services.S3.FindBucket("here")!.Find("key"));
    }

    [Fact]
    public async Task HandleAsync_HeadOfAnObject_HasS3sHeaders()
    {
        await SendAsync("PUT", "/here/key", "content");

        HttpContext head = await SendAsync("HEAD", "/here/key", change: request => request.Headers["x-amz-checksum-mode"] = "ENABLED");

        Assert.Equal("7", head.Response.Headers.ContentLength.ToString());
        Assert.Equal("FULL_OBJECT", head.Response.Headers["x-amz-checksum-type"]);
        Assert.Equal(12, head.Response.Headers["x-amz-checksum-crc64nvme"].ToString().Length);
        Assert.Equal("AES256", head.Response.Headers["x-amz-server-side-encryption"]);
        Assert.Equal("bytes", head.Response.Headers.AcceptRanges);
    }

    [Fact]
    public async Task HandleAsync_UploadWithCompositeChecksum_NeedsThePartsChecksums()
    {
        Bucket bucket = _services.S3.FindBucket("here")!;
        await SendAsync("POST", "/here/key?uploads", change: request => request.Headers["x-amz-checksum-algorithm"] = "SHA256");
        string id = bucket.Uploads().Single().Id;
        HttpContext without = await SendAsync("PUT", $"/here/key?partNumber=1&uploadId={id}", "content");
        await SendAsync(
            "PUT", $"/here/key?partNumber=1&uploadId={id}", "content",
            change: request => request.Headers["x-amz-checksum-sha256"] = Sha256("content"u8.ToArray()));
        string etag = bucket.Uploads().Single().Parts().Single().ETag;

        HttpContext missing = await SendAsync("POST", $"/here/key?uploadId={id}", Completion(etag, ""));
        HttpContext done = await SendAsync(
            "POST", $"/here/key?uploadId={id}", Completion(etag, $"<ChecksumSHA256>{Sha256("content"u8.ToArray())}</ChecksumSHA256>"));

        Assert.Equal(
            "Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: null", (string?)Xml(without).Element("Message"));
        Assert.Equal(
            "The upload was created using a sha256 checksum. The complete request must include the checksum for each part. "
            + "It was missing for part 1 in the request.",
            (string?)Xml(missing).Element("Message"));
        Assert.Equal(200, done.Response.StatusCode);
        string ofParts = Sha256(System.Security.Cryptography.SHA256.HashData("content"u8));
        Assert.Equal(ofParts + "-1", bucket.Find("key")!.Checksum!.Value);
    }

    [Fact]
    public async Task HandleAsync_DifferentRegionsOfBuckets_AreKept()
    {
        HttpContext made = await SendAsync(
            "PUT", "/north", "<CreateBucketConfiguration><LocationConstraint>eu-north-1</LocationConstraint></CreateBucketConfiguration>",
            region: "us-east-1");

        Assert.Equal(200, made.Response.StatusCode);
        Assert.Equal("eu-north-1", _services.S3.FindBucket("north")!.Region);
    }

    private static string Completion(string etag, string checksum) =>
        $"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>\"{etag}\"</ETag>{checksum}</Part></CompleteMultipartUpload>";

    private static string Sha256(byte[] bytes) => Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(bytes));

    private static XElement Xml(HttpContext context)
    {
        context.Response.Body.Position = 0;
        return XElement.Load(context.Response.Body);
    }

    private async Task<HttpContext> SendAsync(
        string method, string target, string body = "", string region = "eu-west-1", string host = "127.0.0.1",
        Action<HttpRequest>? change = null)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        var context = new DefaultHttpContext();
        HttpRequest request = context.Request;
        request.Method = method;
        request.Host = new HostString(host);
        request.QueryString = new QueryString(target.Contains('?') ? target[target.IndexOf('?')..] : "");
        context.Features.Get<IHttpRequestFeature>()!.RawTarget = target;
        request.ContentLength = bytes.Length;
        context.Response.Body = new MemoryStream();
        change?.Invoke(request);
        using var stream = new MemoryStream(bytes);
        await _service.HandleAsync(context, Administrator(), region, stream, CancellationToken.None);
        return context;
    }

    private static Principal Administrator() =>
        new(TargetId, $"arn:aws:iam::{TargetId}:user/administrator", "AIDA", "AKIA")
        {
            IdentityPolicies =
                [PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")],
        };
}
