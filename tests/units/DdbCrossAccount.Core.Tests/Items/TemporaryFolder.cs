using System;
using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace DdbCrossAccount.Core.Tests.Items;

/// <summary>A folder that a test fills and that is gone after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("ddb-items-").FullName;

    /// <summary>Writes a text file and tells its path.</summary>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file and tells its path.</summary>
    public string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A text as gzip.</summary>
    public static byte[] Zip(string text)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return zipped.ToArray();
    }

    /// <summary>An MD5 as manifests have it.</summary>
    public static string Md5(byte[] bytes) => Convert.ToBase64String(MD5.HashData(bytes));

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
