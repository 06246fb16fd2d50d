using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Sandboxes.Administration;
using DdbCrossAccount.Core.Tests.Accounts;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Sandboxes.Administration;

public sealed class SandboxRequestsTests
{
    private readonly RecordingObserver _observer = new();

    [Fact]
    public void ToQuery_NothingAsked_IsEmpty() => Assert.Equal(string.Empty, new SandboxRequestFilter().ToQuery());

    [Fact]
    public void ToQuery_EveryTerm_NamesEach()
    {
        var filter = new SandboxRequestFilter
        {
            Operations = ["PutItem", "Batch*"],
            AccountId = "111111111111",
            TableNames = ["Orders"],
            FaultId = "*",
            Since = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            Last = 10,
            IncludesBodies = true,
        };

        Assert.Equal(
            "?operation=PutItem%2CBatch%2A&account=111111111111&table=Orders&fault=%2A&since=2026-01-02T03%3A04%3A05.0000000Z"
                + "&limit=10&bodies=true",
            filter.ToQuery());
        Assert.Equal("?since=17", new SandboxRequestFilter { AfterSequence = 17 }.ToQuery());
    }

    [Fact]
    public async Task ReadAsync_Requests_TellsEachInOrder()
    {
        await ReadAsync(new SandboxRequestFilter(), """
            {"keepsBodies":true,"next":2,"requests":[
              {"sequence":1,"time":"2026-01-02T03:04:05.678Z","service":"dynamodb","operation":"PutItem","account":"111111111111",
               "principal":"arn:aws:iam::111111111111:root","table":"Orders","method":"POST","path":"/","target":"DynamoDB_20120810.PutItem",
               "status":400,"errorCode":"ThrottlingException","requestId":"R","fault":"slow","requestBody":"{}","bodiesCut":false},
              {"sequence":2,"time":"2026-01-02T03:04:06Z","method":"GET","path":"/bucket/key","status":0}]}
            """);

        DdbSandboxRequest[] requests = _observer.Of<ResultProduced>().Select(told => (DdbSandboxRequest)told.Result).ToArray();
        Assert.Equal([1L, 2L], requests.Select(request => request.Sequence));
        Assert.Equal(
            ("PutItem", "111111111111", "Orders", 400, "ThrottlingException", "slow", "{}", false),
            (requests[0].Operation, requests[0].AccountId, requests[0].TableName, requests[0].StatusCode, requests[0].ErrorCode,
                requests[0].FaultId, requests[0].RequestBody, requests[0].BodiesCut));
        Assert.Equal((null, null, 0), (requests[1].Operation, requests[1].ErrorCode, requests[1].StatusCode));
        Assert.Equal(DateTimeKind.Utc, requests[1].Time.Kind);
    }

    [Theory]
    [InlineData(true, false, 1)]
    [InlineData(true, true, 0)]
    [InlineData(false, false, 0)]
    public async Task ReadAsync_BodiesThatAreNotKept_WarnsWhoAskedForThem(bool isAsked, bool isKept, int warnings)
    {
        await ReadAsync(
            new SandboxRequestFilter { IncludesBodies = isAsked },
            $$"""{"requests":[],"next":0,"keepsBodies":{{(isKept ? "true" : "false")}}}""");

        Assert.Equal(warnings, _observer.Of<WarningRaised>().Count);
    }

    [Fact]
    public async Task KeepBodiesAsync_Always_TellsTheSandbox()
    {
        FakeNetwork answers = Answers(HttpStatusCode.OK, """{"keepsBodies":true,"bodyBytes":65536}""");

        await AskAsync(answers, requests => requests.KeepBodiesAsync(CancellationToken.None));

        SentRequest sent = Assert.Single(answers.Requests);
        Assert.Equal(("POST", "/_sandbox/requests", """{"keepBodies":true}"""), (sent.Method, sent.Uri.PathAndQuery, sent.Body));
    }

    private Task ReadAsync(SandboxRequestFilter filter, string answer) =>
        AskAsync(Answers(HttpStatusCode.OK, answer), requests => requests.ReadAsync(filter, CancellationToken.None));

    private async Task AskAsync(FakeNetwork answers, Func<SandboxRequests, Task> ask)
    {
        using var http = new HttpMessageInvoker(answers);
        var endpoint = new SandboxEndpoint(new DdbSandbox { EndpointUrl = "http://127.0.0.1:4711" }, http);
        await ask(new SandboxRequests(endpoint, new EngineContext(TimeProvider.System, new Random(1), _observer)));
    }

    private static FakeNetwork Answers(HttpStatusCode status, string json) =>
        new(_ => FakeNetwork.Answer(status, "application/json", json));
}
