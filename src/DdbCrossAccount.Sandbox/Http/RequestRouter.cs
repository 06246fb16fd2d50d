using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>Tells whose request it is: all services share one address, as no two of them look alike.</summary>
internal sealed class RequestRouter
{
    private readonly SandboxServices _services;
    private readonly JsonEndpoint _json;

    public RequestRouter(SandboxServices services)
    {
        _services = services;
        var headers = new AnswerHeaders(services.Clock);
        var verifier = new SignatureVerifier(services.Accounts, services.WallClock);
        _json = new JsonEndpoint(services, verifier, headers);
    }

    /// <summary>Answers one request, after the latency that was asked for.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        if (_services.Options.Latency > TimeSpan.Zero)
        {
            await Task.Delay(_services.Options.Latency, _services.WallClock, context.RequestAborted);
        }

        string? target = context.Request.Headers["X-Amz-Target"];
        await _json.HandleAsync(context, target ?? "");
    }
}
