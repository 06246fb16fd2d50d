using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Sso;

[Collection(SandboxCollection.Name)]
public sealed class GetRoleCredentialsTests(SandboxProcess sandbox)
{
    [Fact]
    public async Task GetRoleCredentials_KnownRole_GivesWorkingKeys()
    {
        object trustPolicy = SandboxProcess.Policy("Deny", "sts:AssumeRole", null!, null, "*");
        await sandbox.AdministerAsync(
            "setup", new { roles = new[] { new { accountId = sandbox.Target.AccountId, roleName = "Portal", trustPolicy } } });

        using HttpResponseMessage answer = await AskAsync("Portal", "any");
        JsonElement keys = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("roleCredentials");
        using IAmazonSecurityTokenService sts = sandbox.Sts(new SessionAWSCredentials(
            keys.GetProperty("accessKeyId").GetString(), keys.GetProperty("secretAccessKey").GetString(), keys.GetProperty("sessionToken").GetString()));
        GetCallerIdentityResponse identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal($"arn:aws:sts::{sandbox.Target.AccountId}:assumed-role/Portal/sso-user", identity.Arn);
    }

    [Theory]
    [InlineData("NoSuchRole", null, "any", HttpStatusCode.Forbidden, "ForbiddenException", "No access")]
    [InlineData("NoSuchRole", null, "expired", HttpStatusCode.Unauthorized, "UnauthorizedException", "Session token not found or invalid")]
    [InlineData("NoSuchRole", "999999999999", "any", HttpStatusCode.NotFound, "ResourceNotFoundException", "The specified resource doesn't exist.")]
    [InlineData("", null, "any", HttpStatusCode.BadRequest, "InvalidRequestException", "1 validation error detected: Value null at 'roleName' failed to satisfy constraint: Member must not be null")]
    [InlineData("Any", "", "any", HttpStatusCode.BadRequest, "InvalidRequestException", "1 validation error detected: Value null at 'accountId' failed to satisfy constraint: Member must not be null")]
    public async Task GetRoleCredentials_WithoutRight_IsRefused(
        string role, string? account, string token, HttpStatusCode status, string code, string message)
    {
        using HttpResponseMessage answer = await AskAsync(role, token, account);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal([code], answer.Headers.GetValues("x-amzn-ErrorType"));
        Assert.Equal(message, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("message").GetString());
    }

    private async Task<HttpResponseMessage> AskAsync(string role, string token, string? account = null)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"{sandbox.Endpoint}/federation/credentials?role_name={role}&account_id={account ?? sandbox.Target.AccountId}");
        request.Headers.Add("x-amz-sso_bearer_token", token);
        return await sandbox.Http.SendAsync(request);
    }
}
