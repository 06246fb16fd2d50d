using System;
using System.Security.Cryptography;
using System.Text;

namespace DdbCrossAccount.Core.Tokens;

/// <summary>
/// Makes the tokens under which a repeated request starts nothing twice (AWS keeps them for eight hours).
/// </summary>
internal static class ClientTokens
{
    private const int DerivedDigits = 16;

    /// <summary>The token of one request.</summary>
    /// <param name="given">What the user gave; null for a new token.</param>
    /// <param name="subject">What the request is about: the same subject gets the same token again.</param>
    /// <param name="isShared">True when several requests share <paramref name="given"/>, so that each needs its
    /// own.</param>
    /// <param name="random">Chance for a new token.</param>
    public static string For(string? given, string subject, bool isShared, Random random)
    {
        if (string.IsNullOrEmpty(given))
        {
            return New(random);
        }

        return isShared ? $"{given}-{Digest(subject)}" : given;
    }

    private static string New(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (random)
        {
            random.NextBytes(bytes);
        }

        return new Guid(bytes).ToString();
    }

    private static string Digest(string subject) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..DerivedDigits].ToLowerInvariant();
}
