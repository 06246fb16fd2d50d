using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>Reads the StreamSpecification of CreateTable and UpdateTable.</summary>
internal static class StreamSpecification
{
    /// <summary>The view type when a stream is asked for; null otherwise.</summary>
    public static string? Read(RequestObject request)
    {
        RequestObject? specification = request.Object("StreamSpecification");
        string? viewType = specification?.Choice(
            "StreamViewType",
            StreamViewType.NewImage, StreamViewType.OldImage, StreamViewType.NewAndOldImages, StreamViewType.KeysOnly);
        bool enabled = specification?.Flag("StreamEnabled") ?? false;
        if (specification is not null && enabled == viewType is null)
        {
            throw enabled
                ? DynamoDbError.InvalidValues("StreamViewType is required when StreamEnabled is true")
                : DynamoDbError.InvalidValues("StreamViewType should not be specified when StreamEnabled is false");
        }

        return viewType;
    }
}
