namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>What a stream's records carry, by the names on the wire.</summary>
internal static class StreamViewType
{
    public const string KeysOnly = "KEYS_ONLY";
    public const string NewImage = "NEW_IMAGE";
    public const string OldImage = "OLD_IMAGE";
    public const string NewAndOldImages = "NEW_AND_OLD_IMAGES";

    public static bool HasNewImage(string viewType)
    {
        return viewType is NewImage or NewAndOldImages;
    }

    public static bool HasOldImage(string viewType)
    {
        return viewType is OldImage or NewAndOldImages;
    }
}
