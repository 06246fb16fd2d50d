using System.Globalization;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>Numbers of parts: 1 to 10,000.</summary>
internal static class PartNumber
{
    private const int Maximum = 10_000;

    /// <summary>The query parameter partNumber.</summary>
    public static int Read(S3Call call)
    {
        string text = call.Query("partNumber") ?? "";
        return TryParse(text, out int number) && number >= 1
            ? number
            : throw S3Exception.InvalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", text);
    }

    /// <summary>The query parameter part-number-marker: 0 if there is none.</summary>
    public static int ReadMarker(S3Call call)
    {
        string text = call.Query("part-number-marker") is { Length: > 0 } given ? given : "0";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw S3Exception.InvalidArgument("Provided part-number-marker not an integer or within integer range", "part-number-marker", text);
    }

    public static bool TryParse(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= Maximum;
}
