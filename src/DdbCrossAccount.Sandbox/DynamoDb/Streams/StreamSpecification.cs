using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>Reads the StreamSpecification of CreateTable and UpdateTable.</summary>
internal static class StreamSpecification
{
    /// <summary>The view type when a stream is asked for; null otherwise.</summary>
    public static string? ReadAtCreation(RequestObject request)
    {
        return Read(
            request,
            "Table is being created with a stream enabled, UpdateViewType is required",
            "Table is being created with a stream disabled, UpdateViewType should not be specified");
    }

    /// <summary>The view type when the stream is to be enabled; null otherwise.</summary>
    public static string? ReadChange(RequestObject request)
    {
        return Read(
            request,
            "If stream is being enabled then UpdateViewType is required",
            "If stream is being disabled, then UpdateViewType must not be specified");
    }

    private static string? Read(RequestObject request, string viewTypeIsMissing, string viewTypeIsTooMuch)
    {
        if (request.Object("StreamSpecification") is not { } specification)
        {
            return null;
        }

        bool enabled = specification.RequiredFlag("StreamEnabled");
        string? viewType = specification.Choice(
            "StreamViewType",
            StreamViewType.NewImage, StreamViewType.OldImage, StreamViewType.NewAndOldImages, StreamViewType.KeysOnly);
        request.Check();
        return enabled == viewType is null
            ? throw DynamoDbError.InvalidValues(enabled ? viewTypeIsMissing : viewTypeIsTooMuch)
            : viewType;
    }
}
