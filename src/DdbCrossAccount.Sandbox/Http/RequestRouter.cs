using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Administration;
using DdbCrossAccount.Sandbox.Sso;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>Tells whose request it is: all services share one address, as no two of them look alike.</summary>
internal sealed class RequestRouter
{
    private readonly SandboxServices _services;
    private readonly RequestLog _log;
    private readonly AdministrationEndpoint _administration;
    private readonly JsonEndpoint _json;
    private readonly QueryEndpoint _query;
    private readonly S3Endpoint _s3;
    private readonly RestEndpoint _rest;
    private readonly GetRoleCredentials _roleCredentials;

    public RequestRouter(SandboxServices services)
    {
        _services = services;
        _log = new RequestLog(services.Clock);
        _administration = new AdministrationEndpoint(services, _log);
        var headers = new AnswerHeaders(services.Clock);
        var verifier = new SignatureVerifier(services.Accounts, services.WallClock, services.Clock, services.PolicyPropagation);
        _json = new JsonEndpoint(services, verifier, headers, _log);
        _query = new QueryEndpoint(services, verifier, headers);
        _s3 = new S3Endpoint(services, verifier, headers);
        _rest = new RestEndpoint(services, verifier, headers);
        _roleCredentials = new GetRoleCredentials(services, headers);
    }

    /// <summary>Answers one request, after the latency that was asked for.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        if (context.Request.Path.Value!.StartsWith(AdministrationEndpoint.Prefix, StringComparison.Ordinal))
        {
            await _administration.HandleAsync(context);
            return;
        }

        try
        {
            if (_services.Options.Latency > TimeSpan.Zero)
            {
                await Task.Delay(_services.Options.Latency, _services.WallClock, context.RequestAborted);
            }

            await DispatchAsync(context);
        }
        catch (OperationCanceledException)
        {
            // Nobody is left to answer: the client has gone, or a fault has closed its connection.
        }
        finally
        {
            _log.Add(context);
        }
    }

    private Task DispatchAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (request.Headers.TryGetValue("X-Amz-Target", out var target))
        {
            return _json.HandleAsync(context, target.ToString());
        }

        if (request.Path == GetRoleCredentials.Path && request.Headers.ContainsKey("x-amz-sso_bearer_token"))
        {
            return _roleCredentials.HandleAsync(context);
        }

        return ScopeService(request) switch
        {
            "sts" => _query.HandleAsync(context),
            RestEndpoint.Service => _rest.HandleAsync(context),
            "dynamodb" => _json.HandleAsync(context, target: ""),
            _ => _s3.HandleAsync(context),
        };
    }

    // The fourth part of a credential scope; the text is read in full when the signature is checked.
    private static string ScopeService(HttpRequest request)
    {
        string authorization = request.Headers.Authorization.ToString();
        int start = authorization.IndexOf("Credential=", StringComparison.Ordinal);
        string credential = start >= 0
            ? authorization[(start + "Credential=".Length)..]
            : request.Query["X-Amz-Credential"].ToString();
        string[] parts = credential.Split('/', 5);
        return parts.Length > 3 ? parts[3] : request.HasFormContentType ? "sts" : "s3";
    }
}
