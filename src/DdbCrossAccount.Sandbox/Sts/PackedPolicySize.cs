using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>
/// How much of the room for session policies and tags a request takes. AWS packs them in a form that it does not publish;
/// this one comes near what was seen of it: a policy of 42 actions and 1,690 characters takes one and a half times the room.
/// </summary>
internal static class PackedPolicySize
{
    private const int Room = 400;

    /// <summary>Percent, or null where there is nothing to pack; throws PackedPolicyTooLarge above 100.</summary>
    public static int? Of(SessionPolicies policies, SessionTags tags)
    {
        if (policies.Documents is null && tags.IsEmpty)
        {
            return null;
        }

        int percent = ((Packed(policies, tags) * 100) + Room - 1) / Room;
        return percent > 100
            ? throw new ServiceException(
                "PackedPolicyTooLarge", $"Packed policy consumes {percent}% of allotted space, please use smaller policy.")
            : percent;
    }

    private static int Packed(SessionPolicies policies, SessionTags tags)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var writer = new StreamWriter(deflate, new UTF8Encoding(false)))
        {
            writer.Write(policies.Inline);
            writer.Write(string.Concat(policies.Arns));
            foreach (KeyValuePair<string, string> tag in tags.All)
            {
                writer.Write(tag.Key + tag.Value);
            }
        }

        return (int)packed.Length;
    }
}
