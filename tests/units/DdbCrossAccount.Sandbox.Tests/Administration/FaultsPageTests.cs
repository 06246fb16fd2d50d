using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Administration;

/// <summary>Faults as the endpoint takes and shows them.</summary>
public sealed class FaultsPageTests : IAsyncLifetime
{
    private readonly SandboxProcess _sandbox = new("--parent-stdin", "--clock-start", "2026-01-02T03:04:05Z", "--clock-rate", "1e-9");

    public Task InitializeAsync() => _sandbox.InitializeAsync();

    public Task DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Post_ARule_ShowsItWithItsCounts()
    {
        string set = await SendAsync(HttpMethod.Post, "faults", """{"effect":"throttle","operation":"Scan","share":0.5}""");

        Assert.Equal(
            """{"faults":[{"id":"fault-1","effect":"throttle","operation":"Scan","share":0.5,"setAt":"2026-01-02T03:04:05+00:00","matched":0,"fired":0}]}""", set);
        Assert.Equal(set, await SendAsync(HttpMethod.Get, "faults"));
    }

    [Fact]
    public async Task Delete_OneOrAll_TellsHowMany()
    {
        await SendAsync(HttpMethod.Post, "faults", """[{"id":"a","effect":"throttle"},{"id":"b","effect":"throttle"},{"id":"c","effect":"throttle"}]""");

        Assert.Equal("""{"removed":1}""", await SendAsync(HttpMethod.Delete, "faults/b"));
        Assert.Equal("404", await SendAsync(HttpMethod.Delete, "faults/b"));
        Assert.Equal("""{"removed":2}""", await SendAsync(HttpMethod.Delete, "faults"));
        Assert.Equal("""{"faults":[]}""", await SendAsync(HttpMethod.Get, "faults"));
    }

    [Fact]
    public async Task Post_OneBadRuleOfTwo_SetsNone()
    {
        string answer = await SendAsync(HttpMethod.Post, "faults", """[{"effect":"throttle"},{"effect":"throttle","share":2}]""");

        Assert.Equal("400", answer);
        Assert.Equal("""{"faults":[]}""", await SendAsync(HttpMethod.Get, "faults"));
    }

    [Fact]
    public async Task CommandLine_WithFaults_SetsThemInTheirOrder()
    {
        string path = System.IO.Path.GetTempFileName();
        await System.IO.File.WriteAllTextAsync(path, """{"faults":[{"id":"file","effect":"dropAnswer"}]}""");
        var sandbox = new SandboxProcess(
            "--parent-stdin", "--faults", path, "--fault", "effect=throttle;operation=Scan", "--fault", """{"id":"json","effect":"dropRequest"}""");
        await sandbox.InitializeAsync();

        JsonElement faults = JsonSerializer.Deserialize<JsonElement>(await sandbox.Http.GetStringAsync($"{sandbox.Endpoint}/_sandbox/faults"));
        await sandbox.DisposeAsync();
        System.IO.File.Delete(path);

        Assert.Equal(["file", "fault-1", "json"], faults.GetProperty("faults").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("--fault", "effect=explode", "Member 'effect' of the fault must be one of ")]
    [InlineData("--faults", "no-such-file.json", "The file 'no-such-file.json' of the fault cannot be read: ")]
    [InlineData("--worst-forms", "no-such-file.json", "The file 'no-such-file.json' of the worst forms cannot be read: ")]
    public async Task CommandLine_WithWhatCannotBe_SaysWhatAndEnds(string name, string value, string message)
    {
        var sandbox = new SandboxProcess("--parent-stdin", name, value);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(sandbox.InitializeAsync);
        await sandbox.Process.WaitForExitAsync();

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, sandbox.Process.ExitCode);
        await sandbox.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"now":"2026-01-03T03:04:05Z"}""", """{"now":"2026-01-03T03:04:05+00:00","rate":1E-09}""")]
    [InlineData("""{"advanceSeconds":1.5}""", """{"now":"2026-01-02T03:04:06.5+00:00","rate":1E-09}""")]
    [InlineData("""{"rate":1E-08}""", """{"now":"2026-01-02T03:04:05+00:00","rate":1E-08}""")]
    public async Task Clock_Set_ShowsAsSet(string body, string expected)
    {
        Assert.Equal(expected, await SendAsync(HttpMethod.Post, "clock", body));
        Assert.Equal(expected, await SendAsync(HttpMethod.Get, "clock"));
    }

    [Theory]
    [InlineData("""{"now":"2026-01-01T00:00:00Z"}""", "Member 'now' of the clock must not be before the service time, which never goes back; it is \"2026-01-01T00:00:00Z\".")]
    [InlineData("""{"now":"9999-01-01T00:00:00Z"}""", "Member 'now' of the clock must not be more than 10,000 days ahead; it is \"9999-01-01T00:00:00Z\".")]
    [InlineData("""{"now":"2027-01-01T00:00:00Z","advanceSeconds":1}""", "Member 'now' of the clock cannot be given together with 'advanceSeconds'; it is \"2027-01-01T00:00:00Z\".")]
    [InlineData("""{"now":"soon"}""", "Member 'now' of the clock must be a time as ISO 8601 writes it; it is \"soon\".")]
    [InlineData("""{"advanceSeconds":-1}""", "Member 'advanceSeconds' of the clock must be a number from 0 to 864000000; it is -1.")]
    [InlineData("""{"advanceSeconds":1e300}""", "Member 'advanceSeconds' of the clock must be a number from 0 to 864000000; it is 1e300.")]
    [InlineData("""{"rate":0}""", "Member 'rate' of the clock must be more than 0; it is 0.")]
    [InlineData("""{"rate":1e9}""", "Member 'rate' of the clock must be a number from 0 to 1000000; it is 1e9.")]
    [InlineData("""{"advance":1}""", "Member 'advance' of the clock is unknown. It may have: advanceSeconds, now, rate.")]
    public async Task Clock_WhatCannotBe_NamesTheMember(string body, string message)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _sandbox.Http.PostAsync($"{_sandbox.Endpoint}/_sandbox/clock", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        JsonElement told = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        Assert.Equal(message, told.GetProperty("message").GetString());
        Assert.Contains("2026-01-02T03:04:05", await SendAsync(HttpMethod.Get, "clock"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WorstForms_SetAndTakenBack_ShowAsTheyAre()
    {
        const string Mild = """{"streamRecordDelaySeconds":0,"childShardDelaySeconds":0,"emptyStreamPages":0,"policyDelaySeconds":0,"policyFrontEnds":1,"queueDuplicates":0,"queueDisorder":0,"roleDelaySeconds":0,"fixesTrimHorizon":false,"duplicateBatches":0,"lostAcknowledgements":0,"lostFailureMessages":0,"mappingChangeDelaySeconds":0}""";
        string set = await SendAsync(HttpMethod.Post, "worst-forms", """{"emptyStreamPages":0.5,"policyFrontEnds":3}""");

        Assert.Equal(
            """{"streamRecordDelaySeconds":0,"childShardDelaySeconds":0,"emptyStreamPages":0.5,"policyDelaySeconds":0,"policyFrontEnds":3,"queueDuplicates":0,"queueDisorder":0,"roleDelaySeconds":0,"fixesTrimHorizon":false,"duplicateBatches":0,"lostAcknowledgements":0,"lostFailureMessages":0,"mappingChangeDelaySeconds":0}""", set);
        Assert.Equal(set, await SendAsync(HttpMethod.Get, "worst-forms"));
        Assert.Equal(Mild, await SendAsync(HttpMethod.Delete, "worst-forms"));
    }

    // The body of a success, the status of everything else.
    private async Task<string> SendAsync(HttpMethod method, string page, string? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{_sandbox.Endpoint}/_sandbox/{page}");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _sandbox.Http.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsStringAsync()
            : ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
