using System;
using System.IO;
using System.Threading;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>
/// Where the bytes of objects are: small ones in memory as long as all of them together stay within a limit, the rest in
/// files of a temporary folder of its own, which is deleted at the end.
/// </summary>
/// <param name="largestInMemory">Bytes of one body; a larger one goes to a file.</param>
/// <param name="memoryLimit">Bytes of all bodies in memory.</param>
internal sealed class BodyStore(int largestInMemory, long memoryLimit) : IDisposable
{
    private readonly Lock _lock = new();
    private string? _folder;
    private long _inMemory;
    private long _files;

    public int LargestInMemory => largestInMemory;

    /// <summary>Bytes of all bodies in memory now.</summary>
    public long BytesInMemory => Interlocked.Read(ref _inMemory);

    /// <summary>True if the bytes may stay in memory; they count until they are given back.</summary>
    public bool TryReserve(long bytes)
    {
        if (bytes <= largestInMemory && Interlocked.Add(ref _inMemory, bytes) <= memoryLimit)
        {
            return true;
        }

        if (bytes <= largestInMemory)
        {
            GiveBack(bytes);
        }

        return false;
    }

    public void GiveBack(long bytes) => Interlocked.Add(ref _inMemory, -bytes);

    /// <summary>The path of a new file.</summary>
    public string NewPath()
    {
        lock (_lock)
        {
            _folder ??= Directory.CreateTempSubdirectory("ddb-sandbox-s3-").FullName;
            _files++;
            return Path.Combine(_folder, _files.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_folder is not null && Directory.Exists(_folder))
            {
                Directory.Delete(_folder, recursive: true);
            }
        }
    }
}
