using System;
using DdbCrossAccount.Sandbox.S3.Checksums;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.S3.Checksums;

public sealed class ReflectedCrcTests
{
    // The check values that the catalogue of CRC algorithms gives for the digits 1 to 9.
    [Theory]
    [InlineData("Crc32", "cbf43926")]
    [InlineData("Crc32C", "e3069283")]
    [InlineData("Crc64Nvme", "ae8b14860a799888")]
    [InlineData("Sha1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441")]
    [InlineData("Sha256", "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225")]
    public void Finish_CheckInput_IsThePublishedValue(string algorithm, string expected)
    {
        using var hash = ChecksumHash.Create(Enum.Parse<ChecksumAlgorithm>(algorithm));

        hash.Append("123456789"u8);

        Assert.Equal(expected, Convert.ToHexStringLower(hash.Finish()));
    }

    [Fact]
    public void Append_BytesInTwoRuns_AreTheSameAsInOne() =>
        Prop.ForAll<byte[], byte[]>((first, second) =>
        {
            ulong apart = ReflectedCrc.Crc64Nvme.Append(ReflectedCrc.Crc64Nvme.Append(ReflectedCrc.Crc64Nvme.Initial, first), second);
            return apart == ReflectedCrc.Crc64Nvme.Append(ReflectedCrc.Crc64Nvme.Initial, [.. first, .. second]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Append_OfAnyLength_IsTheSameAsByteByByte()
    {
        byte[] bytes = new byte[700];
        new System.Random(1).NextBytes(bytes);
        foreach (ReflectedCrc crc in new[] { ReflectedCrc.Crc32, ReflectedCrc.Crc32C, ReflectedCrc.Crc64Nvme })
        {
            ulong state = crc.Initial;
            for (int length = 0; length < bytes.Length; length++)
            {
                Assert.Equal(state, crc.Append(crc.Initial, bytes.AsSpan(0, length)));
                state = crc.Append(state, bytes.AsSpan(length, 1));
            }
        }
    }

    [Theory]
    [InlineData("x-amz-checksum-crc64nvme", "CRC64NVME")]
    [InlineData("X-Amz-Checksum-Sha256", "SHA256")]
    [InlineData("x-amz-checksum-type", null)]
    [InlineData("x-amz-checksum-md5", null)]
    [InlineData("content-md5", null)]
    public void ParseHeader_Name_IsTheAlgorithmOrNone(string header, string? expected) =>
        Assert.Equal(expected, ChecksumNames.ParseHeader(header)?.Name);
}
