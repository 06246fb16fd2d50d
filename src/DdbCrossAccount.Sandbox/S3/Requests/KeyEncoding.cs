using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>How keys are written in a listing: as they are, or percent-encoded where the client asks for it.</summary>
/// <param name="Type">The value of encoding-type; null if there is none.</param>
internal sealed record KeyEncoding(string? Type)
{
    public static KeyEncoding Read(S3Call call) => call.Query("encoding-type") switch
    {
        null or "" => new KeyEncoding((string?)null),
        "url" => new KeyEncoding("url"),
        string other => throw S3Exception.InvalidArgument("Invalid Encoding Method specified in Request", "encoding-type", other),
    };

    public string Encode(string text) => Type is null ? text : UriEncoding.Encode(text, keepSlash: true);
}
