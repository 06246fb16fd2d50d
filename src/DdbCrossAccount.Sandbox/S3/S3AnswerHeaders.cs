using System;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>The two ids that every answer of S3 carries.</summary>
internal static class S3AnswerHeaders
{
    private const string RequestIdName = "x-amz-request-id";
    private const string HostIdName = "x-amz-id-2";

    /// <summary>Makes the ids that are not there yet.</summary>
    public static void SetIds(HttpResponse response)
    {
        if (!response.Headers.ContainsKey(RequestIdName))
        {
            response.Headers[RequestIdName] = RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTVWXYZ0123456789", 16);
        }

        if (!response.Headers.ContainsKey(HostIdName))
        {
            response.Headers[HostIdName] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(56));
        }
    }

    public static string RequestId(HttpResponse response) => response.Headers[RequestIdName].ToString();

    public static string HostId(HttpResponse response) => response.Headers[HostIdName].ToString();
}
