using System;
using System.IO;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>An object and a stream over its bytes. Dispose it.</summary>
internal sealed record OpenedObject(StoredObject Object, Stream Content) : IDisposable
{
    public void Dispose() => Content.Dispose();
}
