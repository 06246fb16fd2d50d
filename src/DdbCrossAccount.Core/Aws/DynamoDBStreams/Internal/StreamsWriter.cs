using System.Text.Json;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Internal;

/// <summary>Writes members of a request, only those that are set.</summary>
internal static class StreamsWriter
{
    public static void WriteSet(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void WriteSet(this Utf8JsonWriter writer, string name, int? value)
    {
        if (value is int number)
        {
            writer.WriteNumber(name, number);
        }
    }
}
