using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Items;

/// <summary>One reading of a file or folder of items from its beginning to its end.</summary>
/// <param name="path">The file or folder.</param>
/// <param name="key">The key that each item must have.</param>
/// <param name="state">The sentence with which an error says what was and was not written.</param>
internal sealed class ItemFileReading(string path, KeySchema key, string state)
{
    /// <summary>The items in the order of the file, as DynamoDB JSON.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken token) => Directory.Exists(path)
        ? ReadExportAsync(token)
        : ReadFileAsync(path, acceptsPlain: true, token);

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadExportAsync([EnumeratorCancellation] CancellationToken token)
    {
        ExportFolder folder = ExportFolder.Find(path);
        foreach (ExportDataFile file in await folder.VerifyAsync(token).ConfigureAwait(false))
        {
            long count = 0;
            IAsyncEnumerable<ReadOnlyMemory<byte>> items = ReadFileAsync(file.Path, acceptsPlain: false, token);
            await foreach (ReadOnlyMemory<byte> item in items.ConfigureAwait(false))
            {
                count++;
                yield return item;
            }

            if (count != file.ItemCount)
            {
                throw ErrorCatalogue.ExportCountDiffers(
                    file.Path, count, folder.ManifestPath, file.ItemCount, state);
            }
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadFileAsync(
        string file, bool acceptsPlain, [EnumeratorCancellation] CancellationToken token)
    {
        Stream stream = await OpenAsync(file, token).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            bool isArray = acceptsPlain && await IsArrayAsync(file, token).ConfigureAwait(false);
            IAsyncEnumerable<ReadOnlyMemory<byte>> texts =
                isArray ? ReadArrayAsync(stream, token) : new LineReader(stream).ReadAsync(token);
            var reader = new ItemTextReader(key, acceptsPlain);
            long number = 0;
            await foreach (ReadOnlyMemory<byte> text in Guard(texts, file, token).ConfigureAwait(false))
            {
                number++;
                if (!IsBlank(text.Span))
                {
                    yield return Read(reader, text, new ItemPlace(file, number, IsLine: !isArray));
                }
            }
        }
    }

    private async Task<Stream> OpenAsync(string file, CancellationToken token)
    {
        if (!File.Exists(file))
        {
            throw ErrorCatalogue.ItemFileNotFound(file);
        }

        try
        {
            var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
            byte[] magic = new byte[2];
            int count = await stream.ReadAtLeastAsync(magic, 2, throwOnEndOfStream: false, token).ConfigureAwait(false);
            stream.Position = 0;
            bool isGzip = count == 2 && magic.AsSpan().SequenceEqual([(byte)0x1F, (byte)0x8B]);
            return isGzip ? new GzipFileStream(stream) : stream;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.ItemFileUnreadable(file, state, fault);
        }
    }

    private async Task<bool> IsArrayAsync(string file, CancellationToken token)
    {
        Stream stream = await OpenAsync(file, token).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            IAsyncEnumerable<ReadOnlyMemory<byte>> lines = Guard(new LineReader(stream).ReadAsync(token), file, token);
            await foreach (ReadOnlyMemory<byte> line in lines.ConfigureAwait(false))
            {
                if (!IsBlank(line.Span))
                {
                    return line.Span.TrimStart(" \t"u8)[0] == '[';
                }
            }

            return false;
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadArrayAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken token)
    {
        IAsyncEnumerable<JsonElement> elements = JsonSerializer.DeserializeAsyncEnumerable(
            stream, ItemJsonContext.Default.JsonElement, token);
        await foreach (JsonElement element in elements.ConfigureAwait(false))
        {
            yield return Encoding.UTF8.GetBytes(element.GetRawText());
        }
    }

    /// <summary>Turns what reading throws into errors that name the file.</summary>
    private async IAsyncEnumerable<ReadOnlyMemory<byte>> Guard(
        IAsyncEnumerable<ReadOnlyMemory<byte>> texts, string file, [EnumeratorCancellation] CancellationToken token)
    {
        IAsyncEnumerator<ReadOnlyMemory<byte>> each = texts.GetAsyncEnumerator(token);
        await using (each.ConfigureAwait(false))
        {
            while (await MoveNextAsync(each, file).ConfigureAwait(false))
            {
                yield return each.Current;
            }
        }
    }

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<ReadOnlyMemory<byte>> texts, string file)
    {
        try
        {
            return await texts.MoveNextAsync().ConfigureAwait(false);
        }
        catch (JsonException fault)
        {
            throw ErrorCatalogue.ItemArrayDamaged(file, fault.LineNumber + 1, state, fault);
        }
        catch (InvalidDataException fault)
        {
            throw ErrorCatalogue.ItemFileDamaged(file, state, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.ItemFileUnreadable(file, state, fault);
        }
    }

    private ReadOnlyMemory<byte> Read(ItemTextReader reader, ReadOnlyMemory<byte> text, ItemPlace place)
    {
        try
        {
            return reader.Read(text);
        }
        catch (ItemFault fault)
        {
            throw fault.Kind switch
            {
                ItemFaultKind.Key => ErrorCatalogue.ItemKeyWrong(place, key, state, fault),
                ItemFaultKind.Number => ErrorCatalogue.ItemNumberNotHeld(place, state, fault),
                _ => ErrorCatalogue.TextIsNoItem(place, state, fault),
            };
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r"u8).IsEmpty;
}
