using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Http;

/// <summary>The front of Lambda on the wire: signature, errors and headers.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RestEndpointTests(SandboxProcess sandbox)
{
    [Fact]
    public async Task Get_OfAnOperation_IsAnswered()
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, "/2016-08-19/account-settings");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(36, answer.Headers.GetValues("x-amzn-RequestId").Single().Length);
        Assert.Equal(1000, (int)(await BodyAsync(answer))["AccountLimit"]!["ConcurrentExecutions"]!);
    }

    [Fact]
    public async Task Get_OfWhatIsNotThere_TellsCodeInTheHeaderAndTextAsTheModelSpellsIt()
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, "/2015-03-31/functions/none/configuration");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("ResourceNotFoundException", answer.Headers.GetValues("x-amzn-ErrorType").Single());
        Assert.Equal(
            """{"Type":"User","Message":"Function not found: arn:aws:lambda:eu-west-1:111111111111:function:none"}""",
            (await BodyAsync(answer)).ToJsonString());
    }

    [Fact]
    public async Task Get_OfAFunctionByItsEncodedArn_FindsItsName()
    {
        using HttpResponseMessage answer = await SendAsync(
            HttpMethod.Get, "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A111111111111%3Afunction%3Anone/configuration");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.EndsWith(":function:none", (string)(await BodyAsync(answer))["Message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OfNoOperation_IsUnknown()
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, "/2016-08-19/none");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("UnknownOperationException", answer.Headers.GetValues("x-amzn-ErrorType").Single());
    }

    [Fact]
    public async Task Get_WithAWrongSignature_IsRefusedWithoutType()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{sandbox.Endpoint}/2016-08-19/account-settings");
        SandboxAccount stranger = sandbox.Source with { SecretKey = new string('x', 40) };
        new RequestSigner(stranger, TimeProvider.System.GetUtcNow()).Sign(request, "lambda", RequestSigner.Hash([]));

        using HttpResponseMessage answer = await sandbox.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("InvalidSignatureException", answer.Headers.GetValues("x-amzn-ErrorType").Single());
        Assert.Null((await BodyAsync(answer))["Type"]);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, sandbox.Endpoint + path);
        new RequestSigner(sandbox.Source, TimeProvider.System.GetUtcNow()).Sign(request, "lambda", RequestSigner.Hash([]));
        return await sandbox.Http.SendAsync(request);
    }

    private static async Task<JsonNode> BodyAsync(HttpResponseMessage answer)
    {
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
