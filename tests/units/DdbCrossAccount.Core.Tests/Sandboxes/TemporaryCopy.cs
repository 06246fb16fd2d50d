using System;
using System.IO;

namespace DdbCrossAccount.Core.Tests.Sandboxes;

/// <summary>A copy of a folder's files that a test may damage.</summary>
internal sealed class TemporaryCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ddb-copy-");

    public TemporaryCopy(string original)
    {
        foreach (string path in Directory.EnumerateFiles(original))
        {
            System.IO.File.Copy(path, File(Path.GetFileName(path)));
        }
    }

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public void Replace(string name, string text, string other)
    {
        string path = File(name);
        string content = System.IO.File.ReadAllText(path);
        System.IO.File.WriteAllText(path, content.Replace(text, other, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
