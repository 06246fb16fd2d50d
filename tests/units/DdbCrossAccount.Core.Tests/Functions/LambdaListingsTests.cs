using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Core.Tests.Aws.Http;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Functions;

public sealed class LambdaListingsTests
{
    [Fact]
    public async Task ListAllEventSourceMappingsAsync_ManyPages_GoesToTheLast()
    {
        await using var server = new ScriptedServer(
            Answer.Json("""{"EventSourceMappings":[{"UUID":"1"}],"NextMarker":"a"}"""),
            Answer.Json("""{"EventSourceMappings":[],"NextMarker":"b"}"""),
            Answer.Json("""{"EventSourceMappings":[{"UUID":"2"}]}"""));
        using AccountSession session = Session(server);

        List<string?> found = [];
        await foreach (var mapping in session.Lambda.ListAllEventSourceMappingsAsync("S", null, CancellationToken.None))
        {
            found.Add(mapping.UUID);
        }

        Assert.Equal(["1", "2"], found);
        Assert.Equal(
            [
                "GET /2015-03-31/event-source-mappings?EventSourceArn=S",
                "GET /2015-03-31/event-source-mappings?EventSourceArn=S&Marker=a",
                "GET /2015-03-31/event-source-mappings?EventSourceArn=S&Marker=b",
            ],
            server.Requests.Select(request => request.Line));
    }

    [Fact]
    public async Task ListAllVersionsAsync_ManyPages_GoesToTheLast()
    {
        await using var server = new ScriptedServer(
            Answer.Json("""{"Versions":[{"Version":"$LATEST"}],"NextMarker":"a"}"""),
            Answer.Json("""{"Versions":[{"Version":"1"}],"NextMarker":""}"""));
        using AccountSession session = Session(server);

        List<string?> found = [];
        await foreach (var version in session.Lambda.ListAllVersionsAsync("f", CancellationToken.None))
        {
            found.Add(version.Version);
        }

        Assert.Equal(["$LATEST", "1"], found);
    }

    private static AccountSession Session(ScriptedServer server) => new(
        new DdbAccount { AccountId = "111111111111", Region = "eu-west-1" },
        new BasicAWSCredentials("AKIA", "secret"),
        server.Url);
}
