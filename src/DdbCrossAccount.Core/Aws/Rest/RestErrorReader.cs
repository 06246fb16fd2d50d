using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace DdbCrossAccount.Core.Aws.Rest;

/// <summary>Reads an error answer of a REST service.</summary>
/// <remarks>
/// The code stands in the header <c>x-amzn-ErrorType</c>, with an address after a colon now and then; an answer from
/// before the service itself has it in the body (<c>__type</c>, <c>code</c>) at times. The message is <c>message</c> or
/// <c>Message</c>, by exception. A body that is no JSON is the page of something in between: it has no code.
/// </remarks>
internal static class RestErrorReader
{
    private const string RetryAfterHeader = "Retry-After";

    public static RestError Read(JsonUnmarshallerContext context)
    {
        IWebResponseData answer = context.ResponseData;
        using JsonDocument? body = Parse(context);
        JsonElement members = body?.RootElement ?? default;
        var response = new ErrorResponse
        {
            Code = NameOf(Header(answer, HeaderKeys.XAmzErrorType) ?? Text(members, "__type") ?? Text(members, "code")),
            Message = Text(members, "message") ?? Text(members, "Message"),
            Type = Text(members, "Type") switch
            {
                "User" => ErrorType.Sender,
                "Service" => ErrorType.Receiver,
                _ => ErrorType.Unknown,
            },
            RequestId = Header(answer, HeaderKeys.RequestIdHeader),
        };
        response.Message ??= $"The service answered with status {(int)answer.StatusCode} and {response.Code ?? "no code"}.";
        return new RestError(response, Text(members, "Reason"), Header(answer, RetryAfterHeader));
    }

    private static JsonDocument? Parse(JsonUnmarshallerContext context)
    {
        try
        {
            JsonDocument body = JsonDocument.Parse(context.Stream);
            if (body.RootElement.ValueKind == JsonValueKind.Object)
            {
                return body;
            }

            body.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Header(IWebResponseData answer, string name) =>
        answer.IsHeaderPresent(name) && answer.GetHeaderValue(name) is { Length: > 0 } value ? value : null;

    private static string? Text(JsonElement members, string name) =>
        members.ValueKind == JsonValueKind.Object
        && members.TryGetProperty(name, out JsonElement member)
        && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;

    private static string? NameOf(string? type)
    {
        if (type is null)
        {
            return null;
        }

        string withoutAddress = type.Split(':', 2)[0];
        return withoutAddress[(withoutAddress.LastIndexOf('#') + 1)..];
    }
}
