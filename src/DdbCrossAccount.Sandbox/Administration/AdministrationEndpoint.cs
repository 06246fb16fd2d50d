using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Setups;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>
/// What a test asks of the sandbox itself, as JSON under <c>/_sandbox/</c>, unsigned and on loopback only. What cannot
/// be is answered with 400 and a message that names the member; nothing has been changed then.
/// </summary>
internal sealed class AdministrationEndpoint(SandboxServices services, RequestLog log)
{
    public const string Prefix = "/_sandbox/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Dictionary<string, IAdministrationPage> _pages = new(StringComparer.Ordinal)
    {
        ["setup"] = new SetupPage(services),
        ["clock"] = new ClockPage(services.Clock),
        ["expire"] = new ExpirePage(services.Accounts),
        ["requests"] = new RequestsPage(log),
        ["faults"] = new FaultsPage(services),
        ["worst-forms"] = new WorstFormsPage(services),
        ["split"] = new SplitPage(services),
        ["mappings"] = new MappingsPage(services.Mappings),
        ["operations"] = new OperationsPage(),
        ["functions"] = new FunctionsPage(services),
        ["function-code"] = new FunctionCodePage(services.Lambda.Code),
    };

    public async Task HandleAsync(HttpContext context)
    {
        object? answer;
        try
        {
            using PooledBuffer body = await RequestBody.ReadAsync(context.Request, context.RequestAborted)
                ?? throw new SettingsException("The body is too long.");
            answer = await AnswerAsync(context.Request, body.Written);
        }
        catch (Exception error) when (error is SettingsException or SetupException)
        {
            await WriteAsync(context, StatusCodes.Status400BadRequest, new { message = error.Message });
            return;
        }

        await (answer is null
            ? WriteAsync(context, StatusCodes.Status404NotFound, new { message = "There is no such page." })
            : WriteAsync(context, StatusCodes.Status200OK, answer));
    }

    private async ValueTask<object?> AnswerAsync(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        string[] path = request.Path.Value![Prefix.Length..].Split('/', 2);
        var call = new AdministrationCall(request.Method, path.Length > 1 ? path[1] : "", request.Query, body);
        return _pages.TryGetValue(path[0], out IAdministrationPage? page) ? await page.AnswerAsync(call) : null;
    }

    private static async Task WriteAsync(HttpContext context, int status, object answer)
    {
        byte[] body = answer as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(answer, Json);
        context.Response.StatusCode = status;
        context.Response.ContentType = answer is byte[] ? "application/octet-stream" : "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
