using System.Xml;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The error answers of the query protocol that belong to the front of a service, and how errors are written.</summary>
internal static class QueryError
{
    public static ServiceException InvalidAction(string action, string version)
    {
        return new ServiceException("InvalidAction", $"Could not find operation {action} for version {version}");
    }

    public static ServiceException Internal() => new("InternalFailure", "Internal failure", 500);

    public static ServiceException TooLarge() => new("RequestEntityTooLarge", "Request size exceeded", 413);

    public static ServiceException From(SignatureException error) => error.Failure switch
    {
        SignatureFailure.MissingToken => new("MissingAuthenticationToken", "Request is missing Authentication Token", 403),
        SignatureFailure.Incomplete => new("IncompleteSignature", error.Detail),
        SignatureFailure.UnknownKey or SignatureFailure.TokenInvalid =>
            new("InvalidClientTokenId", "The security token included in the request is invalid.", 403),
        SignatureFailure.TokenExpired => new("ExpiredToken", "The security token included in the request is expired", 403),
        SignatureFailure.NotCurrent => new("SignatureDoesNotMatch", error.Detail, 403),
        SignatureFailure.PresignedExpired => new("SignatureDoesNotMatch", "Signature expired", 403),
        SignatureFailure.WrongRegion =>
            new("SignatureDoesNotMatch", $"Credential should be scoped to a valid region, not '{error.Detail}'. ", 403),
        SignatureFailure.WrongService =>
            new("SignatureDoesNotMatch", $"Credential should be scoped to correct service: '{error.Detail}'. ", 403),
        _ => new(
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
            403),
    };

    /// <summary>Writes the whole answer.</summary>
    public static void Write(XmlWriter writer, string xmlNamespace, ServiceException error, string requestId)
    {
        writer.WriteStartElement("ErrorResponse", xmlNamespace);
        writer.WriteStartElement("Error");
        writer.WriteElementString("Type", error.StatusCode < 500 ? "Sender" : "Receiver");
        writer.WriteElementString("Code", error.Code);
        writer.WriteElementString("Message", error.Message);
        writer.WriteEndElement();
        writer.WriteElementString("RequestId", requestId);
        writer.WriteEndElement();
    }
}
