using System;
using System.Linq;
using System.Text;

namespace DdbCrossAccount.Sandbox.Tests.Fuzzing;

/// <summary>Bytes that are hardly HTTP. The only duty of a server is to end the connection or to answer 4xx, and to live.</summary>
internal sealed class HttpNonsense(Random random)
{
    private static readonly string[] Heads =
    [
        "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "POST / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n12345",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\n\r\n{}",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\n\r\nFFFFFFFF\r\nabc",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\n\r\n{}",
        "PUT /bucket/key HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nAuthorization: AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/s3/aws4_request\r\n\r\nabc",
        "GET http://other/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n",
        "GET /%zz%00%ff?%=&&= HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a/../../b HTTP/1.1\r\nHost: ..\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\n\n",
        "\r\n\r\n\r\n",
        "\0\0\0\0",
        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003",
    ];

    public byte[] Next() => random.Next(8) switch
    {
        0 => Encoding.Latin1.GetBytes($"GET / HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Range(0, 300).Select(number => $"h{number}: v\r\n"))}\r\n"),
        1 => Encoding.Latin1.GetBytes($"GET /{new string('x', 100_000)} HTTP/1.1\r\nHost: a\r\n\r\n"),
        2 => Encoding.Latin1.GetBytes($"GET / HTTP/1.1\r\nHost: a\r\nx: {new string('x', 100_000)}\r\n\r\n"),
        3 => [.. Enumerable.Range(0, random.Next(500)).Select(_ => (byte)random.Next(256))],
        4 => new JsonMutator(random).MutateBytes(Encoding.Latin1.GetBytes(Heads[random.Next(Heads.Length)])),
        _ => Encoding.Latin1.GetBytes(Heads[random.Next(Heads.Length)]),
    };
}
