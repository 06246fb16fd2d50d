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

/// <summary>Reads items from a JSON array, JSON lines (plain or <c>{"Item":…}</c>), either of them gzipped, or an export folder.</summary>
/// <remarks>
/// What the file is shows in its first bytes, not in its name. Every item is checked before it is given out: its form, its numbers, its key.
/// The files of an export are checked against its manifest before the first item; how many items are in them, as they are read.
/// </remarks>
/// <param name="path">The file or folder, as a full path of the file system.</param>
/// <param name="key">The key that each item must have.</param>
internal sealed class ItemFileReader(string path, KeySchema key)
{
    /// <summary>The items in the order of the file, as DynamoDB JSON; only a few are in memory at a time.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken token)
    {
        IAsyncEnumerable<ReadOnlyMemory<byte>> items = Directory.Exists(path)
            ? ReadExportAsync(token)
            : ReadFileAsync(path, acceptsPlain: true, token);
        await foreach (ReadOnlyMemory<byte> item in items.ConfigureAwait(false))
        {
            yield return item;
        }
    }

    /// <summary>Reads everything and gives nothing out: how many items there are, or the error that <see cref="ReadAsync"/> would end in.</summary>
    public async Task<long> CheckAsync(CancellationToken token)
    {
        long count = 0;
        await foreach (ReadOnlyMemory<byte> _ in ReadAsync(token).ConfigureAwait(false))
        {
            count++;
        }

        return count;
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadExportAsync([EnumeratorCancellation] CancellationToken token)
    {
        ExportFolder folder = ExportFolder.Find(path);
        foreach (ExportDataFile file in await folder.VerifyAsync(token).ConfigureAwait(false))
        {
            long count = 0;
            await foreach (ReadOnlyMemory<byte> item in ReadFileAsync(file.Path, acceptsPlain: false, token).ConfigureAwait(false))
            {
                count++;
                yield return item;
            }

            if (count != file.ItemCount)
            {
                throw ErrorCatalogue.ExportCountDiffers(
                    file.Path, count, folder.ManifestPath, file.ItemCount, isBeforeTheFirstItem: false);
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

    private static async Task<Stream> OpenAsync(string file, CancellationToken token)
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
            return count == 2 && magic.AsSpan().SequenceEqual([(byte)0x1F, (byte)0x8B]) ? new GzipFileStream(stream) : stream;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.ItemFileUnreadable(file, fault);
        }
    }

    private static async Task<bool> IsArrayAsync(string file, CancellationToken token)
    {
        Stream stream = await OpenAsync(file, token).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (ReadOnlyMemory<byte> line in Guard(new LineReader(stream).ReadAsync(token), file, token).ConfigureAwait(false))
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
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Guard(
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

    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<ReadOnlyMemory<byte>> texts, string file)
    {
        try
        {
            return await texts.MoveNextAsync().ConfigureAwait(false);
        }
        catch (JsonException fault)
        {
            throw ErrorCatalogue.ItemArrayDamaged(file, fault.LineNumber + 1, fault);
        }
        catch (InvalidDataException fault)
        {
            throw ErrorCatalogue.ItemFileDamaged(file, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.ItemFileUnreadable(file, fault);
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
                ItemFaultKind.Key => ErrorCatalogue.ItemKeyWrong(place, key, fault),
                ItemFaultKind.Number => ErrorCatalogue.ItemNumberNotHeld(place, fault),
                _ => ErrorCatalogue.TextIsNoItem(place, fault),
            };
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r"u8).IsEmpty;
}
