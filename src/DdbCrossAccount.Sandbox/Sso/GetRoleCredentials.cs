using System;
using System.Text.Json;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Sso;

/// <summary>
/// The one operation of the IAM Identity Center portal that profiles need: temporary keys of a role for a bearer token.
/// There is no sign-in here: every token is taken but <c>expired</c>, and every role of the named account is given,
/// whatever its trust policy says, as the portal's own trust is not played.
/// </summary>
[Operation(Target)]
internal sealed class GetRoleCredentials(SandboxServices services, AnswerHeaders headers)
{
    public const string Path = "/federation/credentials";
    private const string Target = "SSO.GetRoleCredentials";
    private const string WrongToken = "expired";
    private static readonly TimeSpan Duration = TimeSpan.FromHours(1);

    public async Task HandleAsync(HttpContext context)
    {
        string accountId = context.Request.Query["account_id"].ToString();
        string roleArn = $"arn:aws:iam::{accountId}:role/{context.Request.Query["role_name"]}";
        var facts = new RequestFacts(Target) { RoleArn = roleArn, OwnerAccount = accountId };
        context.Features.Set(facts);
        FaultedRequest? fault = services.Faults.Find(context, facts);
        object answer = new();
        int status = StatusCodes.Status200OK;
        try
        {
            await (fault is null ? Apply() : fault.ApplyAsync(Apply));
        }
        catch (ServiceException error)
        {
            facts.ErrorCode = error.Code;
            context.Response.Headers["x-amzn-ErrorType"] = error.Code;
            answer = new { message = error.Message };
            status = error.StatusCode;
        }

        await WriteAsync(context, status, answer, fault);

        ValueTask Apply()
        {
            answer = RoleCredentials(FindRole(context.Request, roleArn));
            return ValueTask.CompletedTask;
        }
    }

    private IamRole FindRole(HttpRequest request, string roleArn)
    {
        RequireQuery(request, "role_name", "roleName");
        RequireQuery(request, "account_id", "accountId");
        if (request.Headers["x-amz-sso_bearer_token"].ToString() is "" or WrongToken)
        {
            throw new ServiceException(
                "UnauthorizedException", "Session token not found or invalid", StatusCodes.Status401Unauthorized);
        }

        if (!services.Accounts.HasAccount(request.Query["account_id"].ToString()))
        {
            throw new ServiceException(
                "ResourceNotFoundException", "The specified resource doesn't exist.", StatusCodes.Status404NotFound);
        }

        return services.Accounts.FindRole(roleArn)
            ?? throw new ServiceException("ForbiddenException", "No access", StatusCodes.Status403Forbidden);
    }

    private static void RequireQuery(HttpRequest request, string name, string parameter)
    {
        if (request.Query[name].ToString().Length == 0)
        {
            throw new ServiceException(
                "InvalidRequestException",
                $"1 validation error detected: Value null at '{parameter}' failed to satisfy constraint: Member must not be null");
        }
    }

    private object RoleCredentials(IamRole role)
    {
        AccessKey key = services.Accounts.AddSession(role, new RoleSession("sso-user", Duration));
        return new
        {
            roleCredentials = new
            {
                accessKeyId = key.Id,
                secretAccessKey = key.Secret,
                sessionToken = key.SessionToken,
                expiration = key.Principal.Expires?.ToUnixTimeMilliseconds(),
            },
        };
    }

    private async Task WriteAsync(HttpContext context, int status, object answer, FaultedRequest? fault)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(answer);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        context.Response.Headers["x-amzn-RequestId"] = services.Ids.Guid().ToString();
        headers.SetDate(context.Response);
        await (fault is null ? context.Response.Body.WriteAsync(body, context.RequestAborted) : fault.SendAsync(body));
    }
}
