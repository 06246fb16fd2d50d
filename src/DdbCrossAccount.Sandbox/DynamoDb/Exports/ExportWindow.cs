using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>The window of an incremental export: from inclusive, to exclusive.</summary>
internal sealed record ExportWindow(DateTimeOffset? From, DateTimeOffset? To, string ViewType)
{
    public const string NewImage = "NEW_IMAGE";
    public const string NewAndOldImages = "NEW_AND_OLD_IMAGES";
}
