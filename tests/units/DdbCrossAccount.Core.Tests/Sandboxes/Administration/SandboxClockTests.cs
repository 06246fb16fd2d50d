using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Sandboxes.Administration;
using DdbCrossAccount.Core.Tests.Accounts;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Sandboxes.Administration;

public sealed class SandboxClockTests
{
    [Fact]
    public async Task ChangeAsync_TimeAndRate_SendsThemAndReadsTheClock()
    {
        var answers = Answers(HttpStatusCode.OK, """{"now":"2026-01-02T03:04:05.678+00:00","rate":60.5}""");
        using var http = new HttpMessageInvoker(answers);
        var clock = new SandboxClock(new SandboxEndpoint(new DdbSandbox { EndpointUrl = "http://127.0.0.1:4711" }, http));

        DdbSandboxClock state = await clock.ChangeAsync(
            new SandboxClockChange { Now = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), Rate = 60.5 }, CancellationToken.None);

        Assert.Equal("""{"now":"2026-01-02T03:04:05+00:00","rate":60.5}""", Assert.Single(answers.Requests).Body);
        Assert.Equal((new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc), 60.5), (state.ServiceTime, state.Rate));
    }

    [Fact]
    public void Names_OfOperations_AreThoseThatArePlayedOnceEach()
    {
        var operations = new SandboxOperations
        {
            Operations =
            [
                "S3.PutObject: covered", "DynamoDB_20120810.ListTables: covered without X", "Streams.ListTables: covered",
                "DynamoDB_20120810.ExecuteStatement: not covered",
            ],
        };

        Assert.Equal(["ListTables", "PutObject"], operations.Names());
    }

    private static FakeNetwork Answers(HttpStatusCode status, string json) =>
        new(_ => FakeNetwork.Answer(status, "application/json", json));
}
