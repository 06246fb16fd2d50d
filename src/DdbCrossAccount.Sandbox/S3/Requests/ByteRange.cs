using System;
using System.Globalization;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>The bytes of an object that are wanted.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="Length">Number of bytes.</param>
internal readonly record struct ByteRange(long Start, long Length)
{
    /// <summary>Content-Range.</summary>
    public string Describe(long total) => string.Create(CultureInfo.InvariantCulture, $"bytes {Start}-{Start + Length - 1}/{total}");

    /// <summary>Null: the whole object, also where S3 passes over a Range that it does not understand.</summary>
    public static ByteRange? Read(string? text, long total)
    {
        if (text is null || !text.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string[] ends = text["bytes=".Length..].Trim().Split('-');
        return ends.Length != 2 ? null
            : ends[0].Length == 0 ? ReadLast(text, ends[1], total)
            : ReadFrom(text, ends, total);
    }

    /// <summary>One part of an object, by its number.</summary>
    public static ByteRange OfPart(StoredObject stored, int number)
    {
        if (stored.Parts.Count == 0 && number == 1)
        {
            return new ByteRange(0, stored.Length);
        }

        long start = 0;
        for (int i = 0; i < stored.Parts.Count; i++)
        {
            if (i == number - 1)
            {
                return new ByteRange(start, stored.Parts[i].Length);
            }

            start += stored.Parts[i].Length;
        }

        throw new S3Exception("InvalidPartNumber", "The requested partnumber is not satisfiable", 416);
    }

    private static ByteRange? ReadFrom(string text, string[] ends, long total)
    {
        if (!TryParse(ends[0], out long start) || (!TryParse(ends[1], out long last) && ends[1].Length > 0))
        {
            return null;
        }

        if (ends[1].Length == 0)
        {
            last = long.MaxValue;
        }

        if (last < start)
        {
            return null;
        }

        return start < total ? new ByteRange(start, Math.Min(last, total - 1) - start + 1) : throw NotSatisfiable(text, total);
    }

    private static ByteRange? ReadLast(string text, string count, long total)
    {
        if (!TryParse(count, out long last))
        {
            return null;
        }

        return last > 0 && total > 0 ? new ByteRange(Math.Max(0, total - last), Math.Min(last, total)) : throw NotSatisfiable(text, total);
    }

    private static bool TryParse(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static S3Exception NotSatisfiable(string text, long total) =>
        new("InvalidRange", "The requested range is not satisfiable", 416)
        {
            Elements = [("RangeRequested", text), ("ActualObjectSize", XmlAnswer.Number(total))],
        };
}
