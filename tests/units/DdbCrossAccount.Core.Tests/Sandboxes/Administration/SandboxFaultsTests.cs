using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Sandboxes.Administration;
using DdbCrossAccount.Core.Tests.Accounts;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Sandboxes.Administration;

public sealed class SandboxFaultsTests
{
    private const string TwoFaults = """
        {"faults":[
          {"id":"slow","effect":"delay","delayMs":1500,"clock":"wall","operation":"PutItem, Batch*","table":"Orders","share":0.2,
           "setAt":"2026-01-02T03:04:05.678Z","matched":10,"fired":2,"unknown":true},
          {"id":"fault-1","effect":"dropAnswer","reset":true,"setAt":"2026-01-02T03:04:06Z","matched":1,"fired":1}]}
        """;

    [Fact]
    public async Task SetAsync_FewMembers_SendsNoOthersAndReadsTheAnswer()
    {
        var answers = Answers(HttpStatusCode.OK, TwoFaults);

        DdbSandboxFault set = await AskAsync(answers, faults => faults.SetAsync(
            new SandboxFaultRule { Effect = "delay", DelayMs = 1500, Clock = "wall", Operation = "PutItem,Batch*" }, CancellationToken.None));

        SentRequest sent = Assert.Single(answers.Requests);
        Assert.Equal(("POST", "http://127.0.0.1:4711/_sandbox/faults"), (sent.Method, sent.Uri.AbsoluteUri));
        Assert.Equal("""{"operation":"PutItem,Batch*","effect":"delay","delayMs":1500,"clock":"wall"}""", sent.Body);
        Assert.Equal(("slow", "Delay", 1.5, "Wall", 0.2), (set.FaultId, set.Effect, set.DelaySeconds, set.DelayClock, set.Share));
        Assert.Equal(["PutItem", "Batch*"], set.Operation);
        Assert.Equal((10, 2), (set.MatchedCount, set.FiredCount));
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc), set.SetTime);
        Assert.Equal((null, null), (set.ResetConnection, set.MaxCount));
    }

    [Fact]
    public async Task SetFromFileAsync_File_SendsItAsItIs()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, """[{"effect":"throttle"} ]""");
        var answers = Answers(HttpStatusCode.OK, TwoFaults);

        IReadOnlyList<DdbSandboxFault> set = await AskAsync(answers, faults => faults.SetFromFileAsync(path, CancellationToken.None));
        File.Delete(path);

        Assert.Equal("""[{"effect":"throttle"} ]""", answers.Requests.Single().Body);
        Assert.Equal(["slow", "fault-1"], set.Select(fault => fault.FaultId));
    }

    [Fact]
    public async Task SetFromFileAsync_NoSuchFile_AsksNothing()
    {
        var answers = Answers(HttpStatusCode.OK, TwoFaults);

        await Assert.ThrowsAsync<SandboxFaultFileUnreadableException>(
            () => AskAsync(answers, faults => faults.SetFromFileAsync("/none/faults.json", CancellationToken.None)));

        Assert.Empty(answers.Requests);
    }

    [Fact]
    public async Task ReadAsync_Name_ReadsThatOneOrSaysThatThereIsNone()
    {
        var answers = Answers(HttpStatusCode.OK, TwoFaults);

        Assert.Equal(2, (await AskAsync(answers, faults => faults.ReadAsync(null, CancellationToken.None))).Count);
        Assert.True((await AskAsync(answers, faults => faults.ReadAsync("fault-1", CancellationToken.None))).Single().ResetConnection);
        await Assert.ThrowsAsync<SandboxFaultNotFoundException>(
            () => AskAsync(answers, faults => faults.ReadAsync("Slow", CancellationToken.None)));
    }

    [Fact]
    public async Task ClearAsync_AllOrOne_AsksForIt()
    {
        var answers = Answers(HttpStatusCode.OK, """{"removed":2}""");

        await AskAsync(answers, faults => ClearAsync(faults, null));
        await AskAsync(answers, faults => ClearAsync(faults, "a/b"));

        Assert.Equal(["DELETE", "DELETE"], answers.Requests.Select(sent => sent.Method));
        Assert.Equal(["/_sandbox/faults", "/_sandbox/faults/a%2Fb"], answers.Requests.Select(sent => sent.Uri.PathAndQuery));
    }

    [Fact]
    public async Task ClearAsync_NoSuchFaultOrPage_IsAnError()
    {
        var answers = Answers(HttpStatusCode.NotFound, """{"message":"There is no such page."}""");

        await Assert.ThrowsAsync<SandboxFaultNotFoundException>(() => AskAsync(answers, faults => ClearAsync(faults, "none")));
        await Assert.ThrowsAsync<SandboxAnswerUnreadableException>(() => AskAsync(answers, faults => ClearAsync(faults, null)));
    }

    private static async Task<bool> ClearAsync(SandboxFaults faults, string? faultId)
    {
        await faults.ClearAsync(faultId, CancellationToken.None);
        return true;
    }

    private static async Task<T> AskAsync<T>(FakeNetwork answers, Func<SandboxFaults, Task<T>> ask)
    {
        using var http = new HttpMessageInvoker(answers, disposeHandler: false);
        var sandbox = new DdbSandbox { EndpointUrl = "http://127.0.0.1:4711", ProcessId = 7 };
        return await ask(new SandboxFaults(new SandboxEndpoint(sandbox, http)));
    }

    private static FakeNetwork Answers(HttpStatusCode status, string json) =>
        new(_ => FakeNetwork.Answer(status, "application/json", json));
}
