using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Http;

/// <summary>The examples that AWS publishes for Signature Version 4 (its test suite, and the S3 API reference).</summary>
public sealed class CanonicalRequestTests
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string SuiteSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string S3Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    [Theory]
    [InlineData("GET", "/", "host;x-amz-date", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "/", "host;x-amz-date", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("GET", "/?Param2=value2&Param1=value1", "host;x-amz-date", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("GET", "/\u1234", "host;x-amz-date", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")]
    public void Signature_OfTheSuite_IsThePublishedOne(string method, string target, string signedHeaders, string expected)
    {
        HttpRequest request = Request(method, target, ("Host", "example.amazonaws.com"), ("X-Amz-Date", "20150830T123600Z"));

        Assert.Equal(expected, Sign(request, SuiteSecret, "20150830/us-east-1/service", "20150830T123600Z", signedHeaders, EmptyHash));
    }

    [Fact]
    public void Signature_OfS3GetWithRange_IsThePublishedOne()
    {
        HttpRequest request = Request(
            "GET", "/test.txt", ("Host", "examplebucket.s3.amazonaws.com"), ("Range", "bytes=0-9"),
            ("x-amz-content-sha256", EmptyHash), ("x-amz-date", "20130524T000000Z"));

        string signature = Sign(
            request, S3Secret, "20130524/us-east-1/s3", "20130524T000000Z", "host;range;x-amz-content-sha256;x-amz-date", EmptyHash);

        Assert.Equal("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41", signature);
    }

    [Fact]
    public void Signature_OfS3PutWithDollarInKey_IsThePublishedOne()
    {
        const string Hash = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
        HttpRequest request = Request(
            "PUT", "/test$file.text", ("Date", "Fri, 24 May 2013 00:00:00 GMT"), ("Host", "examplebucket.s3.amazonaws.com"),
            ("x-amz-content-sha256", Hash), ("x-amz-date", "20130524T000000Z"), ("x-amz-storage-class", "REDUCED_REDUNDANCY"));

        string signature = Sign(
            request, S3Secret, "20130524/us-east-1/s3", "20130524T000000Z",
            "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class", Hash);

        Assert.Equal("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd", signature);
    }

    [Theory]
    [InlineData("/?lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("/?max-keys=2&prefix=J", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void Signature_OfS3Queries_IsThePublishedOne(string target, string expected)
    {
        HttpRequest request = Request(
            "GET", target, ("Host", "examplebucket.s3.amazonaws.com"),
            ("x-amz-content-sha256", EmptyHash), ("x-amz-date", "20130524T000000Z"));

        string signature = Sign(
            request, S3Secret, "20130524/us-east-1/s3", "20130524T000000Z", "host;x-amz-content-sha256;x-amz-date", EmptyHash);

        Assert.Equal(expected, signature);
    }

    [Fact]
    public void Signature_OfAPresignedUrl_IsThePublishedOne()
    {
        const string Target = "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=ignored";
        HttpRequest request = Request("GET", Target, ("Host", "examplebucket.s3.amazonaws.com"));

        string signature = Sign(request, S3Secret, "20130524/us-east-1/s3", "20130524T000000Z", "host", "UNSIGNED-PAYLOAD");

        Assert.Equal("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404", signature);
    }

    [Fact]
    public void Make_HeaderWithSeveralBlanks_KeepsOneOfEach()
    {
        HttpRequest request = Request("GET", "/", ("Host", "example.amazonaws.com"), ("My-Header", "  a   b  c "));

        string canonical = CanonicalRequest.Make(request, Signature("s", "20150830/us-east-1/service", "20150830T123600Z", "my-header"), EmptyHash);

        Assert.Contains("\nmy-header:a b c\n", canonical, StringComparison.Ordinal);
    }

    private static HttpRequest Request(string method, string target, params IEnumerable<(string Name, string Value)> headers)
    {
        var context = new DefaultHttpContext();
        context.Features.Get<IHttpRequestFeature>()!.RawTarget = target;
        context.Request.Method = method;
        foreach ((string name, string value) in headers)
        {
            context.Request.Headers[name] = value;
        }

        return context.Request;
    }

    private static string Sign(
        HttpRequest request, string secret, string scope, string timestamp, string signedHeaders, string payloadHash)
    {
        string hash = CanonicalRequest.Hash(request, Signature("", scope, timestamp, signedHeaders), payloadHash);
        return SigningKey.Sign(SigningKey.Derive(secret, scope), $"AWS4-HMAC-SHA256\n{timestamp}\n{scope}/aws4_request\n{hash}");
    }

    private static RequestSignature Signature(string signature, string scope, string timestamp, string signedHeaders) => new()
    {
        AccessKeyId = "AKIDEXAMPLE",
        Scope = scope,
        Region = scope.Split('/')[1],
        Service = scope.Split('/')[2],
        SignedHeaders = signedHeaders,
        Signature = signature,
        TimestampText = timestamp,
        Timestamp = default,
    };
}
