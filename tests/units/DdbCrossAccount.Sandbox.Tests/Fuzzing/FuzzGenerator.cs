using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace DdbCrossAccount.Sandbox.Tests.Fuzzing;

/// <summary>The n-th wrong request of a worker; the same for the same seed.</summary>
internal sealed class FuzzGenerator(Random random, SandboxAccount account, string host, IReadOnlyDictionary<string, string> places)
{
    private readonly JsonMutator _json = new(random);

    /// <summary>One request in twenty is as it should be: what the wrong ones have left behind is looked at then.</summary>
    public FuzzRequest Next()
    {
        FuzzRequest request = random.Next(20) switch
        {
            < 11 => DynamoDb("DynamoDB_20120810", FuzzCorpus.DynamoDb),
            < 13 => DynamoDb("DynamoDBStreams_20120810", FuzzCorpus.Streams),
            < 17 => S3(),
            < 18 => DynamoDb("TrentService", FuzzCorpus.Kms),
            < 19 => Sts(),
            _ => Sso(),
        };
        bool isSignedLast = random.Next(10) < 8;
        if (!isSignedLast)
        {
            request.Sign(account, host);
        }

        if (random.Next(4) == 0 || !isSignedLast)
        {
            MutateHead(request);
        }

        if (isSignedLast)
        {
            request.Sign(account, host);
        }

        return request;
    }

    public FuzzRequest Right(string service, string operation, string body)
    {
        var request = new FuzzRequest { Method = "POST", Target = "/", Service = ScopeOf(service), Body = Encoding.UTF8.GetBytes(Fill(body)) };
        request.SetHeader("X-Amz-Target", $"{service}.{operation}");
        request.SetHeader("Content-Type", "application/x-amz-json-1.0");
        request.Sign(account, host);
        return request;
    }

    private static string ScopeOf(string service) => service == "TrentService" ? "kms" : "dynamodb";

    private FuzzRequest DynamoDb(string service, (string Operation, string Body)[] corpus)
    {
        (string operation, string body) = corpus[random.Next(corpus.Length)];
        FuzzRequest request = Right(service, operation, body);
        if (random.Next(20) != 0)
        {
            request.Body = _json.Mutate(Fill(body));
        }

        if (random.Next(2000) == 0)
        {
            request.Body = Encoding.UTF8.GetBytes($$"""{"TableName":"{{new string('x', 17 * 1024 * 1024)}}"}""");
        }

        return request;
    }

    private FuzzRequest S3()
    {
        (string method, string target, string[] headers, string body) = FuzzCorpus.S3[random.Next(FuzzCorpus.S3.Length)];
        var request = new FuzzRequest { Method = method, Target = Fill(target), Service = "s3", Body = Encoding.UTF8.GetBytes(Fill(body)) };
        for (int i = 0; i < headers.Length; i += 2)
        {
            request.SetHeader(headers[i], random.Next(3) == 0 ? Text(headers[i + 1]) : Fill(headers[i + 1]));
        }

        if (random.Next(3) == 0)
        {
            request.Target = "/" + Escaped(_json.MutateBytes(Encoding.UTF8.GetBytes(request.Target[1..])));
        }

        if (random.Next(3) == 0 && request.Body.Length > 0)
        {
            request.Body = _json.MutateBytes(request.Body);
        }

        if (method == "PUT" && random.Next(3) == 0)
        {
            Chunk(request);
        }

        return request;
    }

    // aws-chunked: signed and unsigned, with trailers, right and broken.
    private void Chunk(FuzzRequest request)
    {
        string[] kinds =
        [
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
            "UNSIGNED-PAYLOAD", "STREAMING-NOTHING",
        ];
        string[] trailers = ["x-amz-checksum-crc32", "x-amz-checksum-crc64nvme", "x-amz-checksum-nothing", "", "x-amz-checksum-sha256"];
        string trailer = trailers[random.Next(trailers.Length)];
        string data = Encoding.Latin1.GetString(request.Body);
        string frames = $"{data.Length:x}\r\n{data}\r\n0\r\n{trailer}:AAAAAA==\r\n\r\n";
        request.Body = Encoding.Latin1.GetBytes(frames);
        if (random.Next(3) != 0)
        {
            request.Body = _json.MutateBytes(request.Body);
        }

        request.SetHeader("x-amz-content-sha256", kinds[random.Next(kinds.Length)]);
        request.SetHeader("content-encoding", "aws-chunked");
        request.SetHeader("x-amz-decoded-content-length", random.Next(2) == 0 ? "4" : Text("4"));
        request.SetHeader("x-amz-trailer", trailer);
    }

    private FuzzRequest Sts()
    {
        string form = FuzzCorpus.Sts[random.Next(FuzzCorpus.Sts.Length)];
        byte[] body = Encoding.UTF8.GetBytes(form);
        var request = new FuzzRequest { Method = "POST", Target = "/", Service = "sts", Body = random.Next(10) == 0 ? body : _json.MutateBytes(body) };
        request.SetHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        return request;
    }

    private FuzzRequest Sso()
    {
        var request = new FuzzRequest
        {
            Method = "GET",
            Target = "/federation/credentials?" + Escaped(_json.MutateBytes("account_id=111111111111&role_name=Fuzzed"u8.ToArray())),
            Service = "sso",
        };
        request.SetHeader("x-amz-sso_bearer_token", random.Next(3) == 0 ? "expired" : "token");
        return request;
    }

    private void MutateHead(FuzzRequest request)
    {
        switch (random.Next(12))
        {
            case 0 when request.Headers.Count > 0:
                request.Headers.RemoveAt(random.Next(request.Headers.Count));
                break;
            case 1 or 2 or 3 when request.Headers.Count > 0:
                int at = random.Next(request.Headers.Count);
                request.Headers[at] = (request.Headers[at].Name, Text(request.Headers[at].Value));
                break;
            case 4 when request.Headers.Count > 0:
                request.Headers.Add(request.Headers[random.Next(request.Headers.Count)]);
                break;
            case 5:
                request.SetHeader("Content-Encoding", "gzip");
                request.Body = random.Next(2) == 0 ? request.Body : Gzip(request.Body);
                break;
            case 6:
                request.SetHeader("X-Amz-Security-Token", Text("FwoGZXIvYXdzEXAMPLE"));
                break;
            case 7:
                request.SetHeader("X-Amz-Target", Text("DynamoDB_20120810.PutItem"));
                break;
            case 8:
                request.Service = new[] { "dynamodb", "s3", "sts", "lambda", "", "a/b" }[random.Next(6)];
                break;
            case 9:
                request.Headers.AddRange(Enumerable.Range(0, 60).Select(number => ($"x-fuzz-{number}", new string('v', random.Next(200)))));
                break;
            case 10:
                request.Method = new[] { "GET", "PUT", "DELETE", "POST", "HEAD", "OPTIONS", "PATCH", "FUZZ" }[random.Next(8)];
                break;
            default:
                request.Target = "/" + Escaped(_json.MutateBytes(Encoding.UTF8.GetBytes(request.Target)));
                break;
        }
    }

    private byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            if (random.Next(50) == 0)
            {
                // A small body that unpacks to far more than any request may have.
                gzip.Write(new byte[64 * 1024 * 1024]);
            }
            else
            {
                gzip.Write(body);
            }
        }

        return packed.ToArray();
    }

    private string Text(string text) => Printable(_json.MutateBytes(Encoding.UTF8.GetBytes(Fill(text))));

    // A header's value must not end the line: what does is tried as a broken head.
    private static string Printable(byte[] bytes)
    {
        return string.Concat(bytes.Select(value => value is < 0x20 or 0x7F ? '?' : (char)value));
    }

    private static string Escaped(byte[] bytes)
    {
        return string.Concat(bytes.Select(value => value is > 0x20 and < 0x7F ? ((char)value).ToString() : $"%{value:X2}"));
    }

    private string Fill(string text)
    {
        foreach ((string name, string value) in places)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }
}
