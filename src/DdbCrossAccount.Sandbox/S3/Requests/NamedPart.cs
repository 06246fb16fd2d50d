using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using DdbCrossAccount.Sandbox.S3.Checksums;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>A part as a client names it when it completes an upload.</summary>
/// <param name="Number">1 to 10,000.</param>
/// <param name="ETag">Without quotes.</param>
/// <param name="Checksums">Base64, by algorithm; as far as the client tells them.</param>
internal sealed record NamedPart(int Number, string ETag, IReadOnlyDictionary<ChecksumAlgorithm, string> Checksums)
{
    /// <summary>Reads the list, whose numbers must ascend.</summary>
    public static IReadOnlyList<NamedPart> ReadAll(XElement list)
    {
        NamedPart[] parts = [.. list.Elements().Select(Read)];
        if (parts.Length == 0)
        {
            throw S3Exception.MalformedXml();
        }

        return parts.Zip(parts.Skip(1)).All(pair => pair.First.Number < pair.Second.Number)
            ? parts
            : throw new S3Exception(
                "InvalidPartOrder",
                "The list of parts was not in ascending order. The parts list must be specified in order by part number.");
    }

    private static NamedPart Read(XElement element)
    {
        if (element.Name.LocalName != "Part" || XmlBody.Text(element, "ETag") is not string etag
            || !PartNumber.TryParse(XmlBody.Text(element, "PartNumber") ?? "", out int number))
        {
            throw S3Exception.MalformedXml();
        }

        return new NamedPart(number, ETagList.Plain(etag), ReadChecksums(element));
    }

    private static Dictionary<ChecksumAlgorithm, string> ReadChecksums(XElement element) =>
        System.Enum.GetValues<ChecksumAlgorithm>()
            .Select(algorithm => (algorithm, Value: XmlBody.Text(element, algorithm.Element)))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.algorithm, pair => pair.Value!);
}
