using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Functions;

/// <summary>Reads the zip of a function and refuses one that Lambda could not run.</summary>
internal static class FunctionPackageReader
{
    private const int BufferBytes = 81920;

    public static async Task<FunctionPackage> ReadAsync(FunctionOptions options, CancellationToken token)
    {
        string path = FunctionPackageFinder.Find(options);
        byte[] content = await ReadFileAsync(path, token).ConfigureAwait(false);
        Check(path, content, options.Runtime);
        return new FunctionPackage(path, content, Convert.ToBase64String(SHA256.HashData(content)));
    }

    private static async Task<byte[]> ReadFileAsync(string path, CancellationToken token)
    {
        try
        {
            long length = new FileInfo(path).Length;
            return length <= FunctionConstants.LongestPackage
                ? await File.ReadAllBytesAsync(path, token).ConfigureAwait(false)
                : throw ErrorCatalogue.FunctionPackageTooLarge(path, length, FunctionConstants.LongestPackage);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.FunctionPackageDamaged(path, "it cannot be read", exception);
        }
    }

    private static void Check(string path, byte[] content, string runtime)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            string[] names = [.. zip.Entries.Select(entry => entry.FullName)];
            if (FunctionConstants.FilesFor(runtime).FirstOrDefault(name => !names.Contains(name)) is { } missing)
            {
                throw ErrorCatalogue.FunctionPackageIncomplete(path, missing, runtime);
            }

            long unpacked = zip.Entries.Sum(Unpack);
            if (unpacked > FunctionConstants.LongestUnpackedPackage)
            {
                throw ErrorCatalogue.FunctionPackageTooLarge(path, unpacked, FunctionConstants.LongestUnpackedPackage);
            }
        }
        catch (InvalidDataException exception)
        {
            throw ErrorCatalogue.FunctionPackageDamaged(path, "it is no whole zip", exception);
        }
    }

    private static long Unpack(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        byte[] buffer = new byte[BufferBytes];
        long total = 0;
        uint checksum = 0;
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            checksum = Crc32.Append(checksum, buffer.AsSpan(0, read));
            total += read;
            if (total > FunctionConstants.LongestUnpackedPackage)
            {
                return total;
            }
        }

        return total == entry.Length && checksum == entry.Crc32
            ? total
            : throw new InvalidDataException($"Entry '{entry.FullName}' is not what the zip says.");
    }
}
