using System;
using System.Buffers.Text;
using System.Text;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>Opaque tokens that say where a listing goes on.</summary>
internal static class ContinuationToken
{
    private const char Mark = '1';

    public static string Make(string after) => Mark + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(after));

    /// <summary>The key after which to go on.</summary>
    public static string Read(string token)
    {
        try
        {
            return token.StartsWith(Mark) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.AsSpan(1))) : throw new FormatException();
        }
        catch (FormatException)
        {
            throw S3Exception.InvalidArgument("The continuation token provided is incorrect", "continuation-token", token);
        }
    }
}
