using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Lambda;

/// <summary>
/// Which page of a list is asked for: Marker and MaxItems. A page has at most 50 entries, however many are asked for.
/// </summary>
/// <param name="Start">Entries that were told before.</param>
/// <param name="Most">Entries of this page.</param>
internal sealed record PageRequest(int Start, int Most)
{
    private const int LargestRequest = 10_000;

    /// <summary>Notes what breaks the API model's constraints.</summary>
    public static PageRequest Read(RestCall call, RequestObject request, int largestPage = 50)
    {
        int most = largestPage;
        if (call.Query("MaxItems") is string text)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is 0 or > LargestRequest)
            {
                request.Violate(
                    "MaxItems", text,
                    most == 0
                        ? "Member must have value greater than or equal to 1"
                        : $"Member must have value less than or equal to {LargestRequest}");
            }
        }

        return new PageRequest(ReadMarker(call.Query("Marker")), Math.Min(most, largestPage));
    }

    /// <summary>Writes the entries of the page as an array, and NextMarker where there are more.</summary>
    public void Write<T>(Utf8JsonWriter writer, string member, IEnumerable<T> entries, Action<T> writeMembers)
    {
        T[] rest = [.. entries.Skip(Start)];
        if (rest.Length > Most)
        {
            string marker = (Start + Most).ToString(CultureInfo.InvariantCulture);
            writer.WriteString("NextMarker", Convert.ToBase64String(Encoding.ASCII.GetBytes(marker)));
        }

        writer.WriteStartArray(member);
        foreach (T entry in rest.Take(Most))
        {
            writer.WriteStartObject();
            writeMembers(entry);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static int ReadMarker(string? marker)
    {
        Span<byte> bytes = stackalloc byte[32];
        return marker is null ? 0
            : marker.Length <= 40 && Convert.TryFromBase64String(marker, bytes, out int length)
                && int.TryParse(bytes[..length], NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            ? start
            : throw LambdaError.InvalidParameter("Invalid marker.");
    }
}
