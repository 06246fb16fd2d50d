using System;
using System.Security.Cryptography;
using System.Text;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The key that Signature Version 4 derives from a secret for one day, Region and service.</summary>
internal static class SigningKey
{
    /// <param name="secret">Secret access key.</param>
    /// <param name="scope"><c>20260131/eu-west-1/dynamodb</c>.</param>
    public static byte[] Derive(string secret, string scope)
    {
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (string part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return HMACSHA256.HashData(key, "aws4_request"u8);
    }

    /// <summary>Lower-case hexadecimal signature of a string to sign.</summary>
    public static string Sign(byte[] key, string stringToSign)
    {
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign)));
    }
}
