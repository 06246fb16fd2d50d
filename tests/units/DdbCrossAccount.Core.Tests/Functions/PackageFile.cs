using System;
using System.IO;
using System.IO.Compression;

namespace DdbCrossAccount.Core.Tests.Functions;

/// <summary>A zip in the temporary folder, gone with the test.</summary>
internal sealed class PackageFile : IDisposable
{
    private PackageFile(byte[] content)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"ddb-function-{Guid.NewGuid():N}.zip");
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    /// <summary>A zip with everything that runtime dotnet10 needs.</summary>
    public static PackageFile Managed(string code = "code") => Of(
        ("DdbCrossAccount.CdcFunction.dll", code),
        ("DdbCrossAccount.CdcFunction.deps.json", "{}"),
        ("DdbCrossAccount.CdcFunction.runtimeconfig.json", "{}"));

    public static PackageFile Of(params (string Name, string Text)[] files) => new(Zip(files));

    public static PackageFile OfBytes(byte[] content) => new(content);

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open());
                writer.Write(text);
            }
        }

        return memory.ToArray();
    }

    public void Dispose() => File.Delete(Path);
}
