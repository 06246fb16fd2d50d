using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Threading;
using DdbCrossAccount.Sandbox.Clock;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>What every answer carries: request ids as the services write them, and the Date header from the service clock.</summary>
internal sealed class AnswerHeaders(ServiceClock clock)
{
    private const string UpperAlphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private DateText _date = new(0, "");

    /// <summary>52 capital letters and digits.</summary>
    public string NewJsonRequestId() => RandomText(52);

    /// <summary>16 capital letters and digits.</summary>
    public string NewS3RequestId() => RandomText(16);

    /// <summary>Sets the Date header; its text is made once a second.</summary>
    public void SetDate(HttpResponse response)
    {
        DateTimeOffset now = clock.GetUtcNow();
        long second = now.ToUnixTimeSeconds();
        DateText date = Volatile.Read(ref _date);
        if (date.Second != second)
        {
            date = new DateText(second, now.ToString("R", CultureInfo.InvariantCulture));
            Volatile.Write(ref _date, date);
        }

        response.Headers.Date = date.Text;
    }

    private static string RandomText(int length)
    {
        return string.Create(length, 0, static (characters, _) =>
        {
            Span<byte> bytes = stackalloc byte[characters.Length];
            RandomNumberGenerator.Fill(bytes);
            for (int i = 0; i < characters.Length; i++)
            {
                characters[i] = UpperAlphanumeric[bytes[i] & 31];
            }
        });
    }

    private sealed record DateText(long Second, string Text);
}
