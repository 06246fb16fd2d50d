using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Http;

public sealed class SignatureVerifierTests
{
    private const string Timestamp = "20260131T120000Z";
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static readonly DateTimeOffset SignedAt = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly ManualClock _wall = new(SignedAt);
    private readonly ManualClock _service = new(SignedAt);
    private readonly AccountDirectory _accounts;
    private readonly SignatureVerifier _verifier;
    private readonly AccessKey _key;

    public SignatureVerifierTests()
    {
        var propagation = new PolicyPropagation(_service, () => new WorstForms());
        _accounts = new AccountDirectory(["111111111111"], new IdSource(7), _wall, propagation);
        _verifier = new SignatureVerifier(_accounts, _wall, _service, propagation);
        _key = _accounts.AddAccount("111111111111");
    }

    [Theory]
    [InlineData("dynamodb", -300)]
    [InlineData("dynamodb", 300)]
    [InlineData("s3", -900)]
    [InlineData("s3", 900)]
    public void Verify_WithinTheTolerance_ReturnsTheKey(string service, int seconds)
    {
        MoveBoth(TimeSpan.FromSeconds(seconds));

        Assert.Same(_key, Verify(_key, service));
    }

    [Theory]
    [InlineData(0, 3600)]
    [InlineData(-3600, 0)]
    [InlineData(-1800, 1800)]
    [InlineData(1800, -1800)]
    public void Verify_ByServiceTimeOrBetweenTheClocks_ReturnsTheKey(int wallSeconds, int serviceSeconds)
    {
        _wall.Advance(TimeSpan.FromSeconds(wallSeconds));
        _service.Advance(TimeSpan.FromSeconds(serviceSeconds));

        Assert.Same(_key, Verify(_key, "dynamodb"));
    }

    [Theory]
    [InlineData(301, 3600)]
    [InlineData(3600, 301)]
    [InlineData(-301, -3600)]
    public void Verify_OutsideOfBothClocks_IsRefused(int wallSeconds, int serviceSeconds)
    {
        _wall.Advance(TimeSpan.FromSeconds(wallSeconds));
        _service.Advance(TimeSpan.FromSeconds(serviceSeconds));

        Assert.Equal(SignatureFailure.NotCurrent, Refused(() => Verify(_key, "dynamodb")).Failure);
    }

    [Theory]
    [InlineData("dynamodb", 301, "Signature expired: 20260131T120000Z is now earlier than 20260131T120001Z (20260131T120501Z - 5 min.)")]
    [InlineData("dynamodb", -301, "Signature not yet current: 20260131T120000Z is still later than 20260131T115959Z (20260131T115459Z + 5 min.)")]
    [InlineData("s3", 901, "Signature expired: 20260131T120000Z is now earlier than 20260131T120001Z (20260131T121501Z - 15 min.)")]
    public void Verify_OutsideTheTolerance_TellsBothTimes(string service, int seconds, string detail)
    {
        MoveBoth(TimeSpan.FromSeconds(seconds));

        SignatureException error = Refused(() => Verify(_key, service));

        Assert.Equal((SignatureFailure.NotCurrent, detail), (error.Failure, error.Detail));
    }

    [Fact]
    public void Verify_UnknownKey_IsRefused()
    {
        var stranger = new AccessKey("AKIAUNKNOWN", "secret", _key.Principal);

        Assert.Equal(SignatureFailure.UnknownKey, Refused(() => Verify(stranger)).Failure);
    }

    [Fact]
    public void Verify_WrongSecret_IsRefused()
    {
        var forged = new AccessKey(_key.Id, _key.Secret + "x", _key.Principal);

        Assert.Equal(SignatureFailure.WrongSignature, Refused(() => Verify(forged)).Failure);
    }

    [Fact]
    public void Verify_OtherBody_IsRefused()
    {
        HttpRequest request = Signed(_key, "dynamodb", null);
        RequestSignature signature = RequestSignatureReader.Read(request)!;

        SignatureException error = Refused(() => _verifier.Verify(request, signature, new string('0', 64)));

        Assert.Equal(SignatureFailure.WrongSignature, error.Failure);
    }

    [Fact]
    public void Verify_HostNotSigned_IsRefused()
    {
        HttpRequest request = Signed(_key, "dynamodb", null, "x-amz-date");

        SignatureException error = Refused(() => _verifier.Verify(request, RequestSignatureReader.Read(request)!, EmptyHash));

        Assert.Equal(SignatureFailure.WrongSignature, error.Failure);
    }

    [Fact]
    public void Verify_TemporaryKeyWithItsToken_ReturnsTheKeyUntilItExpires()
    {
        AccessKey session = _accounts.AddSession(_key.Principal, TimeSpan.FromMinutes(4), usedMultiFactor: false);
        Assert.Same(session, Verify(session, token: session.SessionToken));

        _wall.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal(SignatureFailure.TokenExpired, Refused(() => Verify(session, token: session.SessionToken)).Failure);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another")]
    public void Verify_TemporaryKeyWithoutItsToken_IsRefused(string? token)
    {
        AccessKey session = _accounts.AddSession(_key.Principal, TimeSpan.FromHours(1), usedMultiFactor: false);

        Assert.Equal(SignatureFailure.TokenInvalid, Refused(() => Verify(session, token: token)).Failure);
    }

    [Fact]
    public void Verify_LastingKeyWithAToken_IsRefused()
    {
        Assert.Equal(SignatureFailure.TokenInvalid, Refused(() => Verify(_key, token: "any")).Failure);
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 Credential=AK/20260131/eu-west-1/s3/aws4_request", "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.")]
    [InlineData("Basic abc", "Unsupported authorization type: 'Basic'.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AK/20260131/eu-west-1, SignedHeaders=host, Signature=0", "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AK/20260131/eu-west-1'")]
    public void Read_IncompleteHeader_SaysWhatIsMissing(string authorization, string detail)
    {
        HttpRequest request = Request();
        request.Headers.Authorization = authorization;

        SignatureException error = Refused(() => RequestSignatureReader.Read(request));

        Assert.Equal((SignatureFailure.Incomplete, detail), (error.Failure, error.Detail));
    }

    [Fact]
    public void Read_UnsignedRequest_IsNull()
    {
        Assert.Null(RequestSignatureReader.Read(Request()));
    }

    private static SignatureException Refused(Func<object?> act) => Assert.Throws<SignatureException>(act);

    private void MoveBoth(TimeSpan span)
    {
        _wall.Advance(span);
        _service.Advance(span);
    }

    private AccessKey Verify(AccessKey key, string service = "dynamodb", string? token = null)
    {
        HttpRequest request = Signed(key, service, token);
        return _verifier.Verify(request, RequestSignatureReader.Read(request)!, EmptyHash);
    }

    private static HttpRequest Signed(AccessKey key, string service, string? token, string signedHeaders = "host;x-amz-date")
    {
        string scope = $"20260131/eu-west-1/{service}";
        HttpRequest request = Request();
        if (token is not null)
        {
            request.Headers["X-Amz-Security-Token"] = token;
        }

        string Authorization(string signature) =>
            $"AWS4-HMAC-SHA256 Credential={key.Id}/{scope}/aws4_request, SignedHeaders={signedHeaders}, Signature={signature}";
        request.Headers.Authorization = Authorization("0");
        string hash = CanonicalRequest.Hash(request, RequestSignatureReader.Read(request)!, EmptyHash);
        string signature = SigningKey.Sign(
            SigningKey.Derive(key.Secret, scope), $"AWS4-HMAC-SHA256\n{Timestamp}\n{scope}/aws4_request\n{hash}");
        request.Headers.Authorization = Authorization(signature);
        return request;
    }

    private static HttpRequest Request()
    {
        var context = new DefaultHttpContext();
        context.Features.Get<IHttpRequestFeature>()!.RawTarget = "/";
        context.Request.Method = "POST";
        context.Request.Headers.Host = "127.0.0.1";
        context.Request.Headers["X-Amz-Date"] = Timestamp;
        return context.Request;
    }
}
