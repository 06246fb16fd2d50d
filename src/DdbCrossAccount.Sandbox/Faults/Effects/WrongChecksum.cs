using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>
/// Sends the right body under a wrong checksum: x-amz-crc32; of S3 x-amz-checksum-…, or the ETag where there is none.
/// </summary>
internal sealed class WrongChecksum : FaultEffect
{
    private const string Crc32 = "x-amz-crc32";
    private const string S3Prefix = "x-amz-checksum-";

    public override bool Takes(RequestFacts facts) => facts.Service is ServiceName.DynamoDb or ServiceName.Streams or ServiceName.S3;

    public override ValueTask SendAsync(FaultedRequest request, ReadOnlyMemory<byte> body)
    {
        IHeaderDictionary headers = request.Response.Headers;
        if (headers.TryGetValue(Crc32, out var crc))
        {
            headers[Crc32] = (uint.Parse(crc.ToString(), CultureInfo.InvariantCulture) ^ 1).ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            ChangeS3(headers);
        }

        return request.WriteAsync(body);
    }

    private static void ChangeS3(IHeaderDictionary headers)
    {
        string? name = headers.Keys.FirstOrDefault(IsChecksum) ?? (headers.ContainsKey("ETag") ? "ETag" : null);
        if (name is not null)
        {
            headers[name] = Turn(headers[name].ToString());
        }
    }

    // x-amz-checksum-type tells how it was made, and is no checksum.
    private static bool IsChecksum(string name)
    {
        return name.StartsWith(S3Prefix, StringComparison.OrdinalIgnoreCase)
            && !name.EndsWith("-type", StringComparison.OrdinalIgnoreCase);
    }

    // The second character: it is a digit of the sum in both forms, base64 and "hexadecimal", and stays a valid one.
    private static string Turn(string sum) => sum[..1] + (sum[1] == 'a' ? 'b' : 'a') + sum[2..];
}
