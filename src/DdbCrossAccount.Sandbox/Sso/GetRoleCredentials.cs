using System;
using System.Text.Json;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Sso;

/// <summary>
/// The one operation of the IAM Identity Center portal that profiles need: temporary keys of a role for a bearer token.
/// There is no sign-in here: every token is taken but <c>expired</c>, and every role of the named account is given,
/// whatever its trust policy says, as the portal's own trust is not played.
/// </summary>
[Operation("SSO.GetRoleCredentials")]
internal sealed class GetRoleCredentials(SandboxServices services, AnswerHeaders headers)
{
    public const string Path = "/federation/credentials";
    private const string WrongToken = "expired";
    private static readonly TimeSpan Duration = TimeSpan.FromHours(1);

    public async Task HandleAsync(HttpContext context)
    {
        string token = context.Request.Headers["x-amz-sso_bearer_token"].ToString();
        string roleArn = $"arn:aws:iam::{context.Request.Query["account_id"]}:role/{context.Request.Query["role_name"]}";
        if (token is "" or WrongToken)
        {
            await RefuseAsync(context, 401, "UnauthorizedException", "Session token not found or invalid");
        }
        else if (services.Accounts.FindRole(roleArn) is IamRole role)
        {
            await WriteAsync(context, 200, RoleCredentials(role));
        }
        else
        {
            await RefuseAsync(context, 403, "ForbiddenException", "No access");
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

    private Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.Headers["x-amzn-ErrorType"] = code;
        return WriteAsync(context, status, new { message });
    }

    private async Task WriteAsync(HttpContext context, int status, object answer)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(answer);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        context.Response.Headers["x-amzn-RequestId"] = services.Ids.Guid().ToString();
        headers.SetDate(context.Response);
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
