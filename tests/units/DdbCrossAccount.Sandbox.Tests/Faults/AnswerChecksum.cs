using System.Globalization;
using System.Linq;
using System.Net.Http;
using DdbCrossAccount.Sandbox.S3.Checksums;

namespace DdbCrossAccount.Sandbox.Tests.Faults;

/// <summary>The CRC32 that an answer of DynamoDB tells, and that of a body.</summary>
internal static class AnswerChecksum
{
    public static uint Of(HttpResponseMessage answer)
    {
        return uint.Parse(answer.Headers.GetValues("x-amz-crc32").Single(), CultureInfo.InvariantCulture);
    }

    public static uint Of(byte[] body)
    {
        ReflectedCrc crc = ReflectedCrc.Crc32;
        return (uint)(crc.Append(crc.Initial, body) ^ crc.Initial);
    }
}
