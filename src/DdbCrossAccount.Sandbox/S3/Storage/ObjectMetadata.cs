using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>What is told with an object and given back with it.</summary>
internal sealed record ObjectMetadata
{
    public static readonly ObjectMetadata Default = new();

    public string ContentType { get; init; } = "binary/octet-stream";

    /// <summary>Cache-Control, Content-Disposition, Content-Encoding, Content-Language and Expires, as far as given.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names without <c>x-amz-meta-</c>, in lower case.</summary>
    public IReadOnlyDictionary<string, string> User { get; init; } = new Dictionary<string, string>();

    public string StorageClass { get; init; } = "STANDARD";
}
