using System.IO;
using System.IO.Compression;

namespace DdbCrossAccount.Sandbox.Lambda.Code;

/// <summary>A zip file, and the folder that it is unpacked into when the code runs for the first time.</summary>
/// <param name="path">The zip file.</param>
/// <param name="sha256">Base64, as Lambda tells it.</param>
/// <param name="size">Bytes of the zip file.</param>
internal sealed class FunctionCode(string path, string sha256, long size)
{
    private readonly System.Threading.Lock _gate = new();

    public string Path => path;

    /// <summary>The hash as hexadecimal digits.</summary>
    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(path);

    public string Sha256 => sha256;

    public long Size => size;

    /// <summary>The folder of the files, with their permissions.</summary>
    public string Unpack()
    {
        string folder = System.IO.Path.ChangeExtension(path, null);
        lock (_gate)
        {
            if (!Directory.Exists(folder))
            {
                string unfinished = folder + ".unpacking";
                ZipFile.ExtractToDirectory(path, unfinished, overwriteFiles: true);
                Directory.Move(unfinished, folder);
            }
        }

        return folder;
    }
}
