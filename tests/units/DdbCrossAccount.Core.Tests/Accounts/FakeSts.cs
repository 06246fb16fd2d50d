using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Net.Http;

namespace DdbCrossAccount.Core.Tests.Accounts;

/// <summary>STS as far as connecting needs it; roles are ARNs and their sessions keys <c>ASIA1</c>, <c>ASIA2</c>, …</summary>
internal sealed class FakeSts(TimeProvider clock)
{
    private readonly Dictionary<string, string> _arns = new()
    {
        ["AKIAKEYS"] = "arn:aws:iam::111111111111:user/keys",
        ["AKIAENV"] = "arn:aws:iam::222222222222:user/environment",
        ["AKIAPROFILE"] = "arn:aws:iam::333333333333:user/profile",
        ["AKIADEFAULT"] = "arn:aws:iam::444444444444:user/default",
        ["AKIASTORED"] = "arn:aws:iam::555555555555:user/stored",
        ["AKIAMACHINE"] = "arn:aws:iam::666666666666:user/machine",
    };

    private int _sessions;

    /// <summary>Answers with an error instead, when it returns one.</summary>
    public Func<SentRequest, HttpResponseMessage?> Refuse { get; set; } = _ => null;

    public HttpResponseMessage Answer(SentRequest request) => Refuse(request) ?? request.Field("Action") switch
    {
        "GetCallerIdentity" => Identity(request),
        "AssumeRole" or "AssumeRoleWithWebIdentity" => Session(request),
        { } other => throw new InvalidOperationException($"The test's STS has no {other}."),
        null => throw new InvalidOperationException($"No STS request: {request}"),
    };

    public static HttpResponseMessage Error(HttpStatusCode status, string code, string message)
    {
        HttpResponseMessage answer = FakeNetwork.Answer(
            status,
            "text/xml",
            $"""
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>req-1</RequestId>
            </ErrorResponse>
            """);

        // The SDK would compare it with the machine's clock, take the difference for a wrong clock, and sign once more.
        answer.Headers.Date = null;
        return answer;
    }

    private HttpResponseMessage Identity(SentRequest request)
    {
        string arn = _arns[request.AccessKey];
        return Result("GetCallerIdentity", $"<Arn>{arn}</Arn><UserId>AIDA</UserId><Account>{arn.Split(':')[4]}</Account>");
    }

    private HttpResponseMessage Session(SentRequest request)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"ASIA{++_sessions}");
        string role = request.Field("RoleArn")!;
        _arns[key] = role.Replace(":iam:", ":sts:").Replace(":role/", ":assumed-role/") + "/" + request.Field("RoleSessionName");
        DateTimeOffset end = clock.GetUtcNow().AddSeconds(int.Parse(request.Field("DurationSeconds")!, CultureInfo.InvariantCulture));
        return Result(
            request.Field("Action")!,
            $"<Credentials><AccessKeyId>{key}</AccessKeyId><SecretAccessKey>secret-of-{key}</SecretAccessKey>"
                + $"<SessionToken>token-of-{key}</SessionToken><Expiration>{end.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}</Expiration></Credentials>");
    }

    private static HttpResponseMessage Result(string action, string members) => FakeNetwork.Answer(
        HttpStatusCode.OK,
        "text/xml",
        $"""
        <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result>{members}</{action}Result>
        <ResponseMetadata><RequestId>req-1</RequestId></ResponseMetadata></{action}Response>
        """);
}
