using System;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using DdbCrossAccount.Sandbox.S3.Checksums;

namespace DdbCrossAccount.Sandbox.S3.Answers;

/// <summary>Elements that occur in several answers.</summary>
internal static class XmlElements
{
    /// <summary>The canonical id that stands for an account: 64 hexadecimal digits.</summary>
    public static string CanonicalId(string accountId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes("canonical-id " + accountId)));

    extension(XmlWriter writer)
    {
        /// <summary>Writes an element with elements inside.</summary>
        public void Nest(string name, Action content)
        {
            writer.WriteStartElement(name);
            content();
            writer.WriteEndElement();
        }

        /// <summary>Writes an element if there is a value.</summary>
        public void Optional(string name, string? value)
        {
            if (value is not null)
            {
                writer.WriteElementString(name, value);
            }
        }

        /// <summary>Owner or Initiator.</summary>
        public void Account(string name, string accountId) =>
            writer.Nest(name, () => writer.WriteElementString("ID", CanonicalId(accountId)));

        /// <summary>An ETag in its quotes.</summary>
        public void ETag(string etag) => writer.WriteElementString("ETag", $"\"{etag}\"");

        /// <summary>The value of a checksum, and its kind.</summary>
        public void Checksum(ObjectChecksum? checksum)
        {
            if (checksum is not null)
            {
                writer.WriteElementString(checksum.Algorithm.Element, checksum.Value);
                writer.WriteElementString("ChecksumType", checksum.Type);
            }
        }
    }
}
