using System.Text;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Core.Tests.FakeAws;

/// <summary>An answer of the stand-in.</summary>
internal sealed record FakeAnswer(int Status, string ContentType, byte[] Body, string? ETag = null)
{
    public static FakeAnswer Json(JsonNode body, int status = 200) =>
        new(status, "application/x-amz-json-1.0", Encoding.UTF8.GetBytes(body.ToJsonString()));

    public static FakeAnswer Error(string code, string message = "text of AWS", int status = 400) => Json(
        new JsonObject { ["__type"] = $"com.amazonaws.dynamodb.v20120810#{code}", ["message"] = message }, status);

    public static FakeAnswer Xml(string body, int status = 200) => new(status, "application/xml", Encoding.UTF8.GetBytes(body));

    public static FakeAnswer S3Error(string code, int status) =>
        Xml($"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>text of S3</Message><RequestId>REQUEST1</RequestId></Error>", status);
}
