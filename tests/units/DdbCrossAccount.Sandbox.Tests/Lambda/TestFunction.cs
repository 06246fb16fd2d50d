using System;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace DdbCrossAccount.Sandbox.Tests.Lambda;

/// <summary>The function of tests/fixtures, packed as it would be published.</summary>
internal static class TestFunction
{
    public const string Handler = "DdbCrossAccount.TestFunction";
    private static readonly Lazy<byte[]> Packed = new(() => Pack());

    /// <summary>For the runtime dotnet10.</summary>
    public static byte[] Zip => Packed.Value;

    /// <summary>The same with a <c>bootstrap</c> at its root that starts it; a file that may not be run is possible, too.</summary>
    public static byte[] Pack(string? bootstrap = null, bool isExecutable = true)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string path in Directory.GetFiles(AppContext.BaseDirectory).Where(BelongsToIt))
            {
                archive.CreateEntryFromFile(path, Path.GetFileName(path), CompressionLevel.Fastest);
            }

            if (bootstrap is not null)
            {
                ZipArchiveEntry entry = archive.CreateEntry("bootstrap");
                entry.ExternalAttributes = (int)((isExecutable ? 0x81EDu : 0x81A4u) << 16);
                using var writer = new StreamWriter(entry.Open());
                writer.Write(bootstrap);
            }
        }

        return stream.ToArray();
    }

    private static bool BelongsToIt(string path)
    {
        string name = Path.GetFileName(path);
        return name is "AWSSDK.Core.dll" or "AWSSDK.DynamoDBv2.dll" or "AWSSDK.SecurityToken.dll"
            or $"{Handler}.dll" or $"{Handler}.deps.json" or $"{Handler}.runtimeconfig.json";
    }
}
