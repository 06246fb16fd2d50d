using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace DdbCrossAccount.Benchmarks;

/// <summary>
/// A process that answers Scan with pages made beforehand and BatchWriteItem with success, as fast as it can after the
/// latency.
/// </summary>
/// <remarks>
/// It checks nothing. Every segment has endless pages of 1,000 items; the client stops when it has enough.
/// </remarks>
internal static class StubServer
{
    private const int ItemsOfPage = 1_000;
    private static readonly byte[] Written = Answer("""{"UnprocessedItems":{}}""");

    /// <summary>Listens, prints the address as one line, and serves until its input ends.</summary>
    public static async Task RunAsync(int latencyMilliseconds)
    {
        byte[] page = MakePage();
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine("http://127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port);
        _ = AcceptAsync(listener, page, TimeSpan.FromMilliseconds(latencyMilliseconds));
        await Console.In.ReadToEndAsync();
    }

    private static byte[] MakePage()
    {
        var items = new StringBuilder();
        for (int number = 0; number < ItemsOfPage; number++)
        {
            items.Append(number == 0 ? string.Empty : ",").Append(StubItems.Make(number));
        }

        return Answer(
            $$$$"""{"Count":{{{{ItemsOfPage}}}},"Items":[{{{{items}}}}],"LastEvaluatedKey":{"id":{"S":"x"}},"ScannedCount":{{{{ItemsOfPage}}}}}""");
    }

    private static byte[] Answer(string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: {bytes.Length}\r\nx-amzn-RequestId: STUB\r\nx-amz-crc32: {Crc32.Compute(bytes)}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. bytes];
    }

    private static async Task AcceptAsync(TcpListener listener, byte[] page, TimeSpan latency)
    {
        while (true)
        {
            Socket socket = await listener.AcceptSocketAsync();
            socket.NoDelay = true;
            _ = ServeAsync(socket, page, latency);
        }
    }

    private static async Task ServeAsync(Socket socket, byte[] page, TimeSpan latency)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        byte[] buffer = new byte[64 * 1024];
        int held = 0;
        while (true)
        {
            int headEnd;
            while ((headEnd = buffer.AsSpan(0, held).IndexOf("\r\n\r\n"u8)) < 0)
            {
                int count = await stream.ReadAsync(buffer.AsMemory(held));
                if (count == 0)
                {
                    return;
                }

                held += count;
            }

            (bool isScan, int bodyBytes) = ReadHead(Encoding.ASCII.GetString(buffer, 0, headEnd));
            held = await SkipAsync(stream, buffer, held, headEnd + 4 + bodyBytes);
            if (latency > TimeSpan.Zero)
            {
                await Task.Delay(latency, TimeProvider.System);
            }

            await stream.WriteAsync(isScan ? page : Written);
        }
    }

    private static (bool IsScan, int BodyBytes) ReadHead(string head)
    {
        const string Length = "\r\nContent-Length: ";
        int start = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase) + Length.Length;
        int end = head.IndexOf('\r', start);
        int bytes = int.Parse(head[start..(end < 0 ? head.Length : end)], CultureInfo.InvariantCulture);
        return (head.Contains("_20120810.Scan", StringComparison.Ordinal), bytes);
    }

    private static async Task<int> SkipAsync(NetworkStream stream, byte[] buffer, int held, int length)
    {
        int missing = length - held;
        while (missing > 0)
        {
            int count = await stream.ReadAsync(buffer.AsMemory(0, Math.Min(missing, buffer.Length)));
            missing -= count == 0 ? throw new InvalidOperationException("The request ended early.") : count;
        }

        if (held <= length)
        {
            return 0;
        }

        buffer.AsSpan(length, held - length).CopyTo(buffer);
        return held - length;
    }
}
