using System;

namespace DdbCrossAccount.Sandbox.S3.Checksums;

/// <summary>The names of checksum algorithms: in headers, in XML, and in the header that chooses one.</summary>
internal static class ChecksumNames
{
    private const string HeaderPrefix = "x-amz-checksum-";

    extension(ChecksumAlgorithm algorithm)
    {
        /// <summary>For example <c>CRC32</c>.</summary>
        public string Name => algorithm.ToString().ToUpperInvariant();

        /// <summary>For example <c>x-amz-checksum-crc32</c>.</summary>
        public string Header => HeaderPrefix + algorithm.ToString().ToLowerInvariant();

        /// <summary>For example <c>ChecksumCRC32</c>.</summary>
        public string Element => "Checksum" + algorithm.Name;

        /// <summary>Bytes of a value.</summary>
        public int Size => algorithm switch
        {
            ChecksumAlgorithm.Crc32 or ChecksumAlgorithm.Crc32C => 4,
            ChecksumAlgorithm.Crc64Nvme => 8,
            ChecksumAlgorithm.Sha1 => 20,
            ChecksumAlgorithm.Sha256 => 32,
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
        };
    }

    /// <summary>The algorithm of a name such as <c>CRC32</c>; null if there is none.</summary>
    public static ChecksumAlgorithm? Parse(string name)
    {
        foreach (ChecksumAlgorithm algorithm in Enum.GetValues<ChecksumAlgorithm>())
        {
            if (string.Equals(algorithm.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return algorithm;
            }
        }

        return null;
    }

    /// <summary>The algorithm of a header such as <c>x-amz-checksum-crc32</c>; null if it is not one.</summary>
    public static ChecksumAlgorithm? ParseHeader(string header) =>
        header.StartsWith(HeaderPrefix, StringComparison.OrdinalIgnoreCase) ? Parse(header[HeaderPrefix.Length..]) : null;
}
