using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Setups;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>
/// What a test asks of the sandbox itself, as JSON under <c>/_sandbox/</c>, unsigned and on loopback only:
/// <list type="table">
/// <item><term>POST setup</term><description>makes roles, users and buckets (<see cref="Setup"/>); answers the users' keys</description></item>
/// <item><term>GET clock</term><description>service time and rate</description></item>
/// <item><term>POST clock</term><description><c>{"advanceSeconds":86400,"rate":60}</c>, either of them</description></item>
/// <item><term>POST expire</term><description><c>{"accessKey":"ASIA…"}</c>: temporary keys end now</description></item>
/// <item><term>GET requests</term><description>heads of the last 1,024 requests, oldest first</description></item>
/// <item><term>GET worst-forms</term><description>how harsh the sandbox is where AWS leaves it open</description></item>
/// <item><term>POST worst-forms</term><description>any of them (<see cref="WorstFormsReader"/>); the others stay</description></item>
/// <item><term>DELETE worst-forms</term><description>all are mild again</description></item>
/// <item><term>GET operations</term><description>what <c>--list</c> prints</description></item>
/// </list>
/// </summary>
internal sealed class AdministrationEndpoint(SandboxServices services, RequestLog log)
{
    public const string Prefix = "/_sandbox/";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            using PooledBuffer? body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
            object? answer = Answer(context.Request.Method, context.Request.Path.Value![Prefix.Length..], body?.Written ?? default);
            await WriteAsync(context, answer is null ? 404 : 200, answer ?? Message("There is no such page."));
        }
        catch (Exception error) when (error is SetupException or SettingsException or JsonException or InvalidOperationException
            or KeyNotFoundException or ArgumentOutOfRangeException or InvalidDataException or FormatException)
        {
            await WriteAsync(context, 400, Message(error.Message));
        }
    }

    private object? Answer(string method, string page, ReadOnlyMemory<byte> body) => (method, page) switch
    {
        ("POST", "setup") => new { users = new SetupMaker(services).Make(SetupReader.Read(body.Span)) },
        ("GET", "clock") => Clock(),
        ("POST", "clock") => SetClock(body),
        ("POST", "expire") => Expire(body),
        ("GET", "requests") => new { requests = log.Read() },
        ("GET", "worst-forms") => WorstFormsReader.Show(services.WorstForms),
        ("POST", "worst-forms") => SetWorstForms(WorstFormsReader.Read(SettingsObject.Parse(body, "worst forms"), services.WorstForms)),
        ("DELETE", "worst-forms") => SetWorstForms(new WorstForms()),
        ("GET", "operations") => new { operations = OperationCoverage.All.Select(operation => operation.ToString()) },
        _ => null,
    };

    private object Clock() => new { now = services.Clock.GetUtcNow(), rate = services.Clock.Rate };

    private object SetClock(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        if (document.RootElement.TryGetProperty("rate", out JsonElement rate))
        {
            services.Clock.SetRate(rate.GetDouble());
        }

        if (document.RootElement.TryGetProperty("advanceSeconds", out JsonElement advance))
        {
            services.Clock.Advance(TimeSpan.FromSeconds(advance.GetDouble()));
        }

        return Clock();
    }

    private object Expire(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        string accessKey = document.RootElement.GetProperty("accessKey").GetString() ?? "";
        return services.Accounts.Expire(accessKey)
            ? new { accessKey }
            : throw new KeyNotFoundException($"There are no temporary keys '{accessKey}'.");
    }

    private object SetWorstForms(WorstForms forms)
    {
        services.WorstForms = forms;
        return WorstFormsReader.Show(forms);
    }

    private static object Message(string text) => new { message = text };

    private static async Task WriteAsync(HttpContext context, int status, object answer)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(answer, Json);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
