using System;
using System.Text.Json;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Aws.Json;

/// <summary>Reads the body of an answer as one document.</summary>
internal static class JsonDocuments
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ItemSlicer.MaxDepth };

    /// <summary>Hands the root object to <paramref name="read"/>.</summary>
    public static TResponse Read<TResponse>(byte[] body, Func<JsonElement, TResponse> read)
    {
        using JsonDocument document = JsonDocument.Parse(body, Options);
        return read(document.RootElement);
    }
}
