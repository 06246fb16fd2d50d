using System;
using System.Globalization;
using System.Text.Json;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>Times on the wire of AWS JSON: seconds since 1970, milliseconds as decimals.</summary>
internal static class JsonTime
{
    public static void Write(Utf8JsonWriter writer, string member, DateTimeOffset time)
    {
        decimal seconds = time.ToUnixTimeMilliseconds() / 1000m;
        writer.WritePropertyName(member);
        writer.WriteRawValue(seconds.ToString("0.###", CultureInfo.InvariantCulture), skipInputValidation: true);
    }

    public static void WriteWholeSeconds(Utf8JsonWriter writer, string member, DateTimeOffset time)
    {
        writer.WriteNumber(member, time.ToUnixTimeSeconds());
    }
}
