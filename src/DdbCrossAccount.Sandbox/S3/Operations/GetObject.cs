using System;
using System.Buffers;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3.Answers;
using DdbCrossAccount.Sandbox.S3.Requests;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.S3.Operations;

/// <summary>Gives an object, or a range or a part of it.</summary>
[S3Operation("GET", S3Level.Object)]
internal sealed class GetObject(SandboxServices services) : IS3Operation
{
    private const int BufferSize = 128 * 1024;

    public async Task ExecuteAsync(S3Call call, CancellationToken token)
    {
        RequestedBucket.Find(services.S3, call);
        using OpenedObject opened = services.S3.GetObject(call.Caller, call.BucketName, call.Key, call.ExpectedBucketOwner);
        if (ObjectAnswer.Begin(call, opened.Object) is ByteRange range)
        {
            await SendAsync(call, opened, range, token);
        }
    }

    private static async Task SendAsync(S3Call call, OpenedObject opened, ByteRange range, CancellationToken token)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            opened.Content.Position = range.Start;
            long left = range.Length;
            while (left > 0)
            {
                int read = opened.Content.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
                await call.Response.Body.WriteAsync(buffer.AsMemory(0, read), token);
                left -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
