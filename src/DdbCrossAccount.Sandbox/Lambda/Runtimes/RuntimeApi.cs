using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DdbCrossAccount.Sandbox.Lambda.Runtimes;

/// <summary>
/// The runtime API of one execution environment, on a port of its own: hands out one invocation after another, and takes
/// answers and errors (developer guide, "Using the Lambda runtime API").
/// </summary>
internal sealed class RuntimeApi : IAsyncDisposable
{
    private const string Prefix = "/2018-06-01/runtime/";
    private const int LargestAnswer = LambdaLimits.SynchronousPayload + LambdaLimits.AnswerAllowance;

    private readonly Channel<RuntimeEvent> _wanted = Channel.CreateUnbounded<RuntimeEvent>();
    private readonly TaskCompletionSource<FunctionOutcome?> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? _application;
    private volatile RuntimeEvent? _running;

    /// <summary>Done when the runtime asks for its first invocation: with null, or with the error that its start has told.</summary>
    public Task<FunctionOutcome?> Ready => _ready.Task;

    /// <summary>Listens, and returns host and port.</summary>
    public async Task<string> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port: 0);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
        });
        _application = builder.Build();
        _application.Run(HandleAsync);
        await _application.StartAsync(CancellationToken.None);
        ICollection<string> addresses =
            _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new Uri(addresses.Single()).Authority;
    }

    /// <summary>Hands out an invocation when the runtime asks next, and waits for its answer.</summary>
    public Task<FunctionOutcome> RunAsync(RuntimeEvent invocation)
    {
        _wanted.Writer.TryWrite(invocation);
        return invocation.Outcome.Task;
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.StopAsync(new CancellationToken(canceled: true));
            await _application.DisposeAsync();
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        string[] parts = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..].Split('/') : [];
        try
        {
            await ((context.Request.Method, parts) switch
            {
                ("GET", ["invocation", "next"]) => SendNextAsync(context),
                ("POST", ["invocation", var id, "response"]) => TakeAnswerAsync(context, id),
                ("POST", ["invocation", var id, "error"]) => TakeErrorAsync(context, id),
                ("POST", ["init", "error"]) => TakeInitErrorAsync(context),
                _ => RefuseAsync(context, StatusCodes.Status404NotFound, "UnknownPath", "There is no such path."),
            });
        }
        catch (Exception error) when (error is OperationCanceledException or BadHttpRequestException)
        {
            // The process is gone.
        }
    }

    private async Task SendNextAsync(HttpContext context)
    {
        _ready.TrySetResult(null);
        RuntimeEvent next = await _wanted.Reader.ReadAsync(context.RequestAborted);
        _running = next;
        IHeaderDictionary headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = next.Facts.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = next.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = next.Facts.InvokedFunctionArn;
        headers["Lambda-Runtime-Trace-Id"] = next.TraceId;
        if (next.Facts.ClientContext is string clientContext)
        {
            headers["Lambda-Runtime-Client-Context"] = clientContext;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = next.Payload.Length;
        await context.Response.Body.WriteAsync(next.Payload, context.RequestAborted);
    }

    private async Task TakeAnswerAsync(HttpContext context, string requestId)
    {
        using PooledBuffer? body = await RequestBody.ReadAsync(context.Request, context.RequestAborted, LargestAnswer);
        if (_running is not { } running || running.Facts.RequestId != requestId)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "InvalidRequestID", "Invalid request ID");
        }
        else if (body is null)
        {
            await RefuseAsync(
                context, StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge",
                $"Exceeded maximum allowed payload size ({LargestAnswer} bytes).");
            Complete(running, FunctionOutcome.AnswerTooLarge(requestId, context.Request.ContentLength, LargestAnswer));
        }
        else
        {
            await AcceptAsync(context);
            Complete(running, FunctionOutcome.Answered(body.Written.ToArray()));
        }
    }

    private async Task TakeErrorAsync(HttpContext context, string requestId)
    {
        using PooledBuffer? body = await RequestBody.ReadAsync(context.Request, context.RequestAborted, LargestAnswer);
        if (_running is not { } running || running.Facts.RequestId != requestId)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "InvalidRequestID", "Invalid request ID");
            return;
        }

        await AcceptAsync(context);
        Complete(running, FunctionOutcome.Failed(body?.Written.ToArray() ?? []));
    }

    private async Task TakeInitErrorAsync(HttpContext context)
    {
        using PooledBuffer? body = await RequestBody.ReadAsync(context.Request, context.RequestAborted, LargestAnswer);
        await AcceptAsync(context);
        _ready.TrySetResult(FunctionOutcome.Failed(body?.Written.ToArray() ?? []));
    }

    private void Complete(RuntimeEvent running, FunctionOutcome outcome)
    {
        _running = null;
        running.Outcome.TrySetResult(outcome);
    }

    private static async Task AcceptAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.Response.WriteAsJsonAsync(new { status = "OK" }, context.RequestAborted);
    }

    private static async Task RefuseAsync(HttpContext context, int status, string errorType, string errorMessage)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(new { errorMessage, errorType }, context.RequestAborted);
    }
}
