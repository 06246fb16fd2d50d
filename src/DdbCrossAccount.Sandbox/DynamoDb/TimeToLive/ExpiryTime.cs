using System;
using System.Buffers.Text;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.TimeToLive;

/// <summary>Reads from an item when it expires: a top-level attribute of type N with seconds since 1970.</summary>
internal static class ExpiryTime
{
    /// <summary>Items that have been expired for longer are not deleted.</summary>
    private const int OldestExpiredInYears = 5;

    private const decimal EndOfYear9999 = 253402300799;

    /// <summary>Null where the item never expires: no such attribute, another type, or a time too long ago.</summary>
    public static DateTimeOffset? Of(StoredItem item, string attributeName, DateTimeOffset now)
    {
        return Seconds(item, attributeName) is { } seconds and >= 0 and <= EndOfYear9999
            && DateTimeOffset.FromUnixTimeSeconds((long)seconds) is { } time
            && time > now.AddYears(-OldestExpiredInYears)
                ? time
                : null;
    }

    private static decimal? Seconds(StoredItem item, string attributeName)
    {
        var reader = new Utf8JsonReader(item.Json, JsonShape.Options);
        reader.Read();
        while (JsonShape.NextProperty(ref reader))
        {
            bool isFound = reader.ValueTextEquals(attributeName);
            reader.Read();
            if (isFound)
            {
                return Number(ref reader);
            }

            reader.Skip();
        }

        return null;
    }

    private static decimal? Number(ref Utf8JsonReader value)
    {
        value.Read();
        bool isNumber = value.ValueTextEquals("N"u8);
        value.Read();
        return isNumber && Utf8Parser.TryParse(value.ValueSpan, out decimal number, out int length) && length == value.ValueSpan.Length
            ? number
            : null;
    }
}
