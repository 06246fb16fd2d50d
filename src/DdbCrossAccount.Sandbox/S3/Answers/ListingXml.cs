using System.Xml;
using DdbCrossAccount.Sandbox.S3.Checksums;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Answers;

/// <summary>The entries of both kinds of listings.</summary>
internal static class ListingXml
{
    public static void Write(XmlWriter xml, ObjectPage page, KeyEncoding encoding, bool withOwner)
    {
        foreach (StoredObject stored in page.Objects)
        {
            xml.Nest("Contents", () => Write(xml, stored, encoding, withOwner));
        }

        foreach (string prefix in page.CommonPrefixes)
        {
            xml.Nest("CommonPrefixes", () => xml.WriteElementString("Prefix", encoding.Encode(prefix)));
        }
    }

    private static void Write(XmlWriter xml, StoredObject stored, KeyEncoding encoding, bool withOwner)
    {
        xml.WriteElementString("Key", encoding.Encode(stored.Key));
        xml.WriteElementString("LastModified", XmlAnswer.Time(stored.LastModified));
        xml.ETag(stored.ETag);
        xml.Optional("ChecksumAlgorithm", stored.Checksum?.Algorithm.Name);
        xml.Optional("ChecksumType", stored.Checksum?.Type);
        xml.WriteElementString("Size", XmlAnswer.Number(stored.Length));
        if (withOwner)
        {
            xml.Account("Owner", stored.OwnerAccountId);
        }

        xml.WriteElementString("StorageClass", stored.Metadata.StorageClass);
    }
}
