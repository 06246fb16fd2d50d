using System;
using System.Linq;
using System.Net;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>The rules of bucket names.</summary>
internal static class BucketName
{
    private static readonly string[] ForbiddenPrefixes = ["xn--", "sthree-"];

    private static readonly string[] ForbiddenSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    /// <summary>Throws InvalidBucketName.</summary>
    public static void Check(string name)
    {
        if (!IsValid(name))
        {
            throw new S3Exception("InvalidBucketName", "The specified bucket is not valid.") { Elements = [("BucketName", name)] };
        }
    }

    private static bool IsValid(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.')
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1])
        && !name.Contains("..", StringComparison.Ordinal)
        && !(name.Count(letter => letter == '.') == 3 && IPAddress.TryParse(name, out _))
        && !ForbiddenPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
        && !ForbiddenSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));
}
