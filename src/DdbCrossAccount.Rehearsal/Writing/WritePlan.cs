using System;
using System.Buffers;
using System.Text.Json;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Rehearsal.Generating;

namespace DdbCrossAccount.Rehearsal.Writing;

/// <summary>
/// What the writer writes, one after the other: puts, updates, deletes, and items made anew right after their deletion; old
/// and new keys, some of them hot; items that grow and shrink. The same seed and items give the same writes.
/// </summary>
internal sealed class WritePlan(KeyPool keys, KeySchema schema, Random random)
{
    /// <summary>The attribute that holds the number of the last write to the item.</summary>
    public const string NumberAttribute = "rehearsal.write";

    /// <summary>The attribute that counts the updates.</summary>
    public const string CountAttribute = "rehearsal.updates";

    /// <summary>The attribute that makes an item grow and shrink.</summary>
    public const string NoteAttribute = "rehearsal.note";

    private readonly ItemGenerator _items = new(new GeneratedKey(schema), random.Next());
    private long _written;
    private WrittenKey? _deleted;

    /// <summary>The next write.</summary>
    public PlannedWrite Next()
    {
        if (_deleted is { } deleted)
        {
            _deleted = null;
            return Put(deleted);
        }

        switch (random.Next(100))
        {
            case < 15: return Put(keys.DrawNew());
            case < 35: return Put(keys.Draw());
            case < 80: return Update(keys.Draw());
            case < 90: return Delete(keys.Draw());
            default:
                _deleted = keys.Draw();
                return Delete(_deleted);
        }
    }

    private PlannedWrite Put(WrittenKey key)
    {
        long number = ++_written;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            _items.WriteAttributes(json, isFull: random.Next(20) == 0);
            json.WriteEndObject();
        }

        return new PlannedWrite(number, WriteKind.Put, key, buffer.WrittenMemory, NoteLength: -1);
    }

    private PlannedWrite Update(WrittenKey key)
    {
        // The longest still fits into 400 KB beside the largest generated item.
        int noteLength = random.Next(100) switch
        {
            < 20 => -1,
            < 90 => random.Next(500),
            < 99 => random.Next(2_000, 10_000),
            _ => random.Next(20_000, 45_000),
        };
        return new PlannedWrite(++_written, WriteKind.Update, key, default, noteLength);
    }

    private PlannedWrite Delete(WrittenKey key) => new(++_written, WriteKind.Delete, key, default, NoteLength: -1);
}
