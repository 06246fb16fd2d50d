using System;
using System.Globalization;
using System.Xml;
using DdbCrossAccount.Sandbox.Accounts;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>Writes temporary keys as STS does.</summary>
internal static class CredentialsWriter
{
    public static void Write(XmlWriter result, AccessKey key)
    {
        DateTimeOffset expires = key.Principal.Expires ?? throw new InvalidOperationException("These keys are lasting ones.");
        result.WriteStartElement("Credentials");
        result.WriteElementString("AccessKeyId", key.Id);
        result.WriteElementString("SecretAccessKey", key.Secret);
        result.WriteElementString("SessionToken", key.SessionToken);
        result.WriteElementString("Expiration", expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        result.WriteEndElement();
    }
}
