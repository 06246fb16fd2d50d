using System;
using System.Globalization;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>How many entries a listing may have: 1,000 at most, whatever is asked for.</summary>
internal static class PageSize
{
    private const int Maximum = 1000;

    /// <summary>Reads the parameter, for example <c>max-keys</c>.</summary>
    public static int Read(S3Call call, string parameter)
    {
        string? text = call.Query(parameter);
        if (string.IsNullOrEmpty(text))
        {
            return Maximum;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            throw S3Exception.InvalidArgument($"Provided {parameter} not an integer or within integer range", parameter, text);
        }

        return number >= 0
            ? Math.Min(number, Maximum)
            : throw S3Exception.InvalidArgument(
                $"Argument {parameter} must be an integer between 0 and 2147483647", parameter, text);
    }
}
