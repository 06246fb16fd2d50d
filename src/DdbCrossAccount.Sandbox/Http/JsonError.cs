using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The error answers of AWS JSON that belong to the front of a service, and how errors are written.</summary>
internal static class JsonError
{
    private const string ServiceNamespace = "com.amazonaws.dynamodb.v20120810#";
    private const string SqsNamespace = "com.amazonaws.sqs#";
    private const string CoralNamespace = "com.amazon.coral.service#";

    // AWS leaves quotes and the like as they are.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> CoralCodes =
    [
        "AccessDeniedException", "UnrecognizedClientException", "InvalidSignatureException", "IncompleteSignatureException",
        "MissingAuthenticationTokenException", "ExpiredTokenException", "SerializationException", "UnknownOperationException",
        "RequestEntityTooLargeException",
    ];

    public static ServiceException UnknownOperation() => new("UnknownOperationException", "");

    public static ServiceException Unreadable() => new("SerializationException", "Unable to parse the request");

    /// <summary>
    /// Whether this tells of a body that is not the JSON that an operation expects. System.Text.Json has no exception of
    /// its own for text with half a surrogate pair.
    /// </summary>
    public static bool IsUnreadable(Exception error)
    {
        return error is JsonException or FormatException
            || (error is InvalidOperationException
                && error.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true);
    }

    public static ServiceException TooLarge() => new("RequestEntityTooLargeException", "Request size exceeded", 413);

    public static ServiceException Internal() => new("InternalServerError", "Internal server error", 500);

    public static ServiceException From(SignatureException error) => error.Failure switch
    {
        SignatureFailure.MissingToken =>
            new("MissingAuthenticationTokenException", "Request is missing Authentication Token"),
        SignatureFailure.Incomplete => new("IncompleteSignatureException", error.Detail),
        SignatureFailure.UnknownKey or SignatureFailure.TokenInvalid =>
            new("UnrecognizedClientException", "The security token included in the request is invalid."),
        SignatureFailure.TokenExpired => new("ExpiredTokenException", "The security token included in the request is expired"),
        SignatureFailure.NotCurrent => new("InvalidSignatureException", error.Detail),
        SignatureFailure.PresignedExpired => new("InvalidSignatureException", "Signature expired"),
        SignatureFailure.WrongRegion =>
            new("InvalidSignatureException", $"Credential should be scoped to a valid region, not '{error.Detail}'. "),
        SignatureFailure.WrongService =>
            new("InvalidSignatureException", $"Credential should be scoped to correct service: '{error.Detail}'. "),
        _ => new(
            "InvalidSignatureException",
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."),
    };

    /// <summary>Writes the body of an error answer.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="error">The error.</param>
    /// <param name="service">As <see cref="ServiceName"/> has it; errors that are a service's own carry its namespace.</param>
    public static void Write(IBufferWriter<byte> output, ServiceException error, string? service = null)
    {
        using var writer = new Utf8JsonWriter(output, WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("__type", NamespaceOf(error.Code, service) + error.Code);
        if (error.Message.Length > 0)
        {
            // These have a capital letter there.
            bool isCapital = error.Code is "AccessDeniedException" or "SerializationException" or "TransactionCanceledException";
            writer.WriteString(isCapital ? "Message" : "message", error.Message);
        }

        foreach (KeyValuePair<string, ReadOnlyMemory<byte>> member in error.Members)
        {
            writer.WritePropertyName(member.Key);
            writer.WriteRawValue(member.Value.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static string NamespaceOf(string code, string? service) => code switch
    {
        "ValidationException" => "com.amazon.coral.validate#",
        "ThrottlingException" => "com.amazon.coral.availability#",
        _ => CoralCodes.Contains(code) ? CoralNamespace
            : service == ServiceName.Sqs ? SqsNamespace
            : ServiceNamespace,
    };
}
