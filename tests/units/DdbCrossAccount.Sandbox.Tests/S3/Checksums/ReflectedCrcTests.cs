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

    [Theory]
    [InlineData("x-amz-checksum-crc64nvme", "CRC64NVME")]
    [InlineData("X-Amz-Checksum-Sha256", "SHA256")]
    [InlineData("x-amz-checksum-type", null)]
    [InlineData("x-amz-checksum-md5", null)]
    [InlineData("content-md5", null)]
    public void ParseHeader_Name_IsTheAlgorithmOrNone(string header, string? expected) =>
        Assert.Equal(expected, ChecksumNames.ParseHeader(header)?.Name);
}
