using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;

namespace DdbCrossAccount.Sandbox.Lambda.Code;

/// <summary>The zip files of all functions, in a folder of the process that goes with it. Equal files are kept once.</summary>
internal sealed class CodeStore : IDisposable
{
    private readonly Dictionary<string, FunctionCode> _codes = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private string? _folder;

    /// <summary>Takes a zip file in; one that cannot be unpacked, or is too large, is refused in Lambda's words.</summary>
    public FunctionCode Add(byte[] zip)
    {
        Check(zip);
        byte[] hash = SHA256.HashData(zip);
        string name = Convert.ToHexStringLower(hash);
        lock (_gate)
        {
            if (!_codes.TryGetValue(name, out FunctionCode? code))
            {
                string path = Path.Combine(Folder(), name + ".zip");
                File.WriteAllBytes(path, zip);
                code = new FunctionCode(path, Convert.ToBase64String(hash), zip.Length);
                _codes.Add(name, code);
            }

            return code;
        }
    }

    /// <summary>By the hexadecimal digits of its hash; null: there is none.</summary>
    public FunctionCode? Find(string name)
    {
        lock (_gate)
        {
            return _codes.GetValueOrDefault(name);
        }
    }

    /// <summary>A new folder beside the code.</summary>
    public string NewFolder(string name)
    {
        lock (_gate)
        {
            return Directory.CreateDirectory(Path.Combine(Folder(), name)).FullName;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_folder is not null)
            {
                Directory.Delete(_folder, recursive: true);
                _folder = null;
            }
        }
    }

    private string Folder() => _folder ??= Directory.CreateTempSubdirectory("ddb-sandbox-lambda-").FullName;

    private static void Check(byte[] zip)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
            long size = archive.Entries.Sum(entry => entry.Length);
            if (size >= LambdaLimits.UnzippedCodeSize)
            {
                throw LambdaError.InvalidParameter($"Unzipped size must be smaller than {LambdaLimits.UnzippedCodeSize} bytes");
            }

            // A name that leads out of the folder would be refused only when the code is unpacked.
            if (size == 0 || archive.Entries.Any(entry => LeadsOut(entry.FullName)))
            {
                throw LambdaError.UnreadableZip();
            }
        }
        catch (InvalidDataException)
        {
            throw LambdaError.UnreadableZip();
        }
    }

    private static bool LeadsOut(string name) => Path.IsPathRooted(name) || name.Split('/', '\\').Contains("..");
}
