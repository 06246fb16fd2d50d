using System;
using System.Security.Cryptography;

namespace DdbCrossAccount.Sandbox.S3.Checksums;

/// <summary>Computes one checksum while bytes go by.</summary>
internal abstract class ChecksumHash : IDisposable
{
    public static ChecksumHash Create(ChecksumAlgorithm algorithm) => algorithm switch
    {
        ChecksumAlgorithm.Crc32 => new Cyclic(ReflectedCrc.Crc32),
        ChecksumAlgorithm.Crc32C => new Cyclic(ReflectedCrc.Crc32C),
        ChecksumAlgorithm.Crc64Nvme => new Cyclic(ReflectedCrc.Crc64Nvme),
        ChecksumAlgorithm.Sha1 => new Cryptographic(HashAlgorithmName.SHA1),
        ChecksumAlgorithm.Sha256 => new Cryptographic(HashAlgorithmName.SHA256),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The value of all bytes so far. Called once.</summary>
    public abstract byte[] Finish();

    public virtual void Dispose()
    {
    }

    private sealed class Cyclic(ReflectedCrc crc) : ChecksumHash
    {
        private ulong _state = crc.Initial;

        public override void Append(ReadOnlySpan<byte> bytes) => _state = crc.Append(_state, bytes);

        public override byte[] Finish() => crc.Finish(_state);
    }

    private sealed class Cryptographic(HashAlgorithmName name) : ChecksumHash
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

        public override void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

        public override byte[] Finish() => _hash.GetHashAndReset();

        public override void Dispose() => _hash.Dispose();
    }
}
