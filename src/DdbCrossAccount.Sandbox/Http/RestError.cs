using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>
/// The error answers of REST with JSON that belong to the front of a service, and how errors are written: the code in the
/// header <c>x-amzn-ErrorType</c>, in the body <c>Type</c>, <c>message</c> or <c>Message</c> as the API model spells it.
/// </summary>
internal static class RestError
{
    public const string TooManyRequests = "TooManyRequestsException";

    // AWS leaves quotes and the like as they are.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Those of the front, which the API model does not know, have no Type.</summary>
    private static readonly HashSet<string> Untyped =
    [
        "AccessDeniedException", "UnrecognizedClientException", "InvalidSignatureException", "IncompleteSignatureException",
        "MissingAuthenticationTokenException", "ExpiredTokenException", "SerializationException", "UnknownOperationException",
        "RequestEntityTooLargeException", "ValidationException", "ServiceUnavailable",
    ];

    private static readonly HashSet<string> WithCapitalMessage =
    [
        "AccessDeniedException", "SerializationException", "ResourceNotFoundException", "ServiceException", "ResourceInUseException",
        "CodeSigningConfigNotFoundException", "PublicPolicyException", "InvalidRuntimeException", "InvalidZipFileException",
        "KMSAccessDeniedException", "KMSDisabledException", "KMSInvalidStateException", "KMSNotFoundException",
    ];

    public static ServiceException UnknownOperation() => new("UnknownOperationException", "", StatusCodes.Status404NotFound);

    public static ServiceException TooLarge(string operation, long limit) => new(
        "RequestEntityTooLargeException",
        $"Request must be smaller than {limit} bytes for the {operation} operation",
        StatusCodes.Status413PayloadTooLarge);

    public static ServiceException Internal() => new(
        "ServiceException", "An error occurred and the request cannot be processed.", StatusCodes.Status500InternalServerError);

    /// <summary>The caller asks too often; the client is told to wait.</summary>
    public static ServiceException Throttled(string message, string reason) => new(
        TooManyRequests, message, StatusCodes.Status429TooManyRequests)
    {
        Members = [new("Reason", JsonSerializer.SerializeToUtf8Bytes(reason))],
    };

    public static ServiceException From(SignatureException error)
    {
        ServiceException known = JsonError.From(error);
        return new ServiceException(known.Code, known.Message, StatusCodes.Status403Forbidden);
    }

    /// <summary>Writes the body of an error answer.</summary>
    public static void Write(IBufferWriter<byte> output, ServiceException error)
    {
        using var writer = new Utf8JsonWriter(output, WriterOptions);
        writer.WriteStartObject();
        foreach (KeyValuePair<string, System.ReadOnlyMemory<byte>> member in error.Members)
        {
            writer.WritePropertyName(member.Key);
            writer.WriteRawValue(member.Value.Span, skipInputValidation: true);
        }

        if (!Untyped.Contains(error.Code) && error.Members.All(member => member.Key != "Type"))
        {
            writer.WriteString("Type", error.StatusCode < 500 ? "User" : "Service");
        }

        if (error.Message.Length > 0)
        {
            writer.WriteString(WithCapitalMessage.Contains(error.Code) ? "Message" : "message", error.Message);
        }

        writer.WriteEndObject();
    }
}
