using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.S3;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>
/// The payload inside a body with Content-Encoding aws-chunked: <c>size;chunk-signature=…</c>, bytes, and so on, then
/// trailing headers. Chunks are passed on as they come; a wrong signature shows at the chunk's end, a damaged frame at once.
/// </summary>
/// <param name="body">The body as it came.</param>
/// <param name="signatures">Null: chunks are not signed.</param>
/// <param name="onTrailer">Takes each trailing header, before the end of the payload is reported.</param>
internal sealed class AwsChunkedStream(Stream body, ChunkSignatures? signatures, Action<string, string> onTrailer) : ReadOnlyStream
{
    private const int MaximumLineLength = 16 * 1024;
    private const string SignaturePrefix = "chunk-signature=";
    private const string TrailerSignature = "x-amz-trailer-signature";

    private static readonly SearchValues<char> HeaderNameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~");

    private readonly PipeReader _reader = PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _left;
    private string _signature = "";
    private bool _isInside;
    private bool _isEnded;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || _isEnded)
        {
            return 0;
        }

        if (!_isInside)
        {
            await BeginChunkAsync(cancellationToken);
        }

        if (_left == 0)
        {
            await EndPayloadAsync(cancellationToken);
            return 0;
        }

        int read = await ReadDataAsync(buffer, cancellationToken);
        if (_left == 0)
        {
            await EndChunkAsync(cancellationToken);
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        _reader.Complete();
        base.Dispose(disposing);
    }

    private async ValueTask BeginChunkAsync(CancellationToken token)
    {
        string[] head = (await ReadLineAsync(token)).Split(';');
        if (!long.TryParse(head[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _left) || _left < 0)
        {
            throw Damaged();
        }

        string extension = head.Length > 1 ? head[1] : "";
        _signature = extension.StartsWith(SignaturePrefix, StringComparison.Ordinal) ? extension[SignaturePrefix.Length..] : "";
        _isInside = true;
    }

    private async ValueTask<int> ReadDataAsync(Memory<byte> buffer, CancellationToken token)
    {
        ReadResult result = await _reader.ReadAsync(token);
        if (result.Buffer.IsEmpty)
        {
            throw Damaged();
        }

        int length = (int)Math.Min(Math.Min(result.Buffer.Length, buffer.Length), _left);
        ReadOnlySequence<byte> data = result.Buffer.Slice(0, length);
        data.CopyTo(buffer.Span);
        _reader.AdvanceTo(data.End);
        _left -= length;
        if (signatures is not null)
        {
            _hash.AppendData(buffer.Span[..length]);
        }

        return length;
    }

    private async ValueTask EndChunkAsync(CancellationToken token)
    {
        CheckChunk();
        if ((await ReadLineAsync(token)).Length > 0)
        {
            throw Damaged();
        }

        _isInside = false;
    }

    private void CheckChunk() => signatures?.Check(_signature, _hash.GetHashAndReset());

    private async ValueTask EndPayloadAsync(CancellationToken token)
    {
        CheckChunk();
        var signed = new StringBuilder();
        string? trailerSignature = null;
        foreach ((string name, string value) in await ReadTrailersAsync(token))
        {
            if (name == TrailerSignature)
            {
                trailerSignature = value;
                continue;
            }

            signed.Append(name).Append(':').Append(value).Append('\n');
            onTrailer(name, value);
        }

        if (signed.Length > 0)
        {
            signatures?.CheckTrailers(trailerSignature ?? "", signed.ToString());
        }

        _isEnded = true;
    }

    private async ValueTask<List<(string Name, string Value)>> ReadTrailersAsync(CancellationToken token)
    {
        var trailers = new List<(string, string)>();
        while (true)
        {
            string line = await ReadLineAsync(token, isLast: true);
            int colon = line.IndexOf(':');
            if (colon < 0)
            {
                return line.Length == 0 ? trailers : throw Damaged();
            }

            trailers.Add(ReadTrailer(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
    }

    // It stands for a header, and may hold what a header may.
    private static (string Name, string Value) ReadTrailer(string name, string value)
    {
        bool isHeader = name.Length > 0 && !name.AsSpan().ContainsAnyExcept(HeaderNameCharacters)
            && !value.AsSpan().ContainsAnyExceptInRange(' ', '~');
        return isHeader ? (name.ToLowerInvariant(), value) : throw TrailerChecksum.Malformed();
    }

    // A client may leave out the last empty line.
    private async ValueTask<string> ReadLineAsync(CancellationToken token, bool isLast = false)
    {
        while (true)
        {
            ReadResult result = await _reader.ReadAsync(token);
            if (result.Buffer.PositionOf((byte)'\n') is SequencePosition end)
            {
                string line = Encoding.UTF8.GetString(result.Buffer.Slice(0, end));
                _reader.AdvanceTo(result.Buffer.GetPosition(1, end));
                return line.TrimEnd('\r');
            }

            if (isLast && result.IsCompleted && result.Buffer.IsEmpty)
            {
                return "";
            }

            if (result.IsCompleted || result.Buffer.Length > MaximumLineLength)
            {
                throw Damaged();
            }

            _reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static S3Exception Damaged() => new("IncompleteBody", "The request body terminated unexpectedly");
}
