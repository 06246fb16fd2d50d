using System;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Text.Json;

namespace DdbCrossAccount.Core.Items;

/// <summary>
/// Writes an item of DynamoDB JSON as bytes that are equal exactly when two items are equal as DynamoDB counts it: attributes
/// and members of maps and sets in any order, numbers by value, binary by bytes, text by characters however it is escaped,
/// lists in order; of each value its type counts.
/// </summary>
/// <remarks>
/// The form is injective: every text, number and binary value has its length before it, every map, set and list its count,
/// every value its type. It is kept nowhere, so it may change. One object serves one thread; its memory is that of the
/// largest item.
/// </remarks>
internal sealed class CanonicalItem
{
    // A name or set member: where its bytes lie in the buffer, and where the part ends that decides its place.
    private readonly record struct Member(int Start, int End, int SortEnd);

    private readonly List<Member> _members = [];
    private byte[] _buffer = new byte[4096];
    private byte[] _sorted = new byte[4096];
    private int _length;

    /// <summary>The canonical bytes; they hold until the next call.</summary>
    /// <param name="item">An object of DynamoDB JSON. What is none, or no item, throws <see cref="ItemFault"/>.</param>
    public ReadOnlySpan<byte> Write(ReadOnlySpan<byte> item)
    {
        _length = 0;
        _members.Clear();
        var reader = new Utf8JsonReader(item, ItemSlicer.ReaderOptions);
        try
        {
            reader.Read();
            WriteMembers(ref reader);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair, which no text of DynamoDB can hold.
            throw new ItemFault(ItemFaultKind.NoItem, "it is no JSON object", fault);
        }

        return _buffer.AsSpan(0, _length);
    }

    /// <summary>
    /// The value of an attribute of the item that was written last: its type's letter, its length (4 bytes) and the value.
    /// Empty when the item has none of that name. It holds until the next call of <see cref="Write"/>.
    /// </summary>
    public ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> name)
    {
        foreach (Member member in _members)
        {
            if (SortKey(member)[sizeof(int)..].SequenceEqual(name))
            {
                return _buffer.AsSpan(member.SortEnd, member.End - member.SortEnd);
            }
        }

        return default;
    }

    private void WriteMembers(ref Utf8JsonReader reader)
    {
        Require(reader.TokenType == JsonTokenType.StartObject, "it is no JSON object");
        int start = BeginMembers(out int first);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int memberStart = _length;
            WriteText(ref reader);
            int nameEnd = _length;
            reader.Read();
            WriteValue(ref reader);
            _members.Add(new Member(memberStart, _length, nameEnd));
        }

        EndMembers(start, first, "an attribute stands in it twice");
    }

    private void WriteValue(ref Utf8JsonReader reader)
    {
        Require(
            reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName,
            "an attribute's value is not of the form {\"type\": value}");
        WriteTyped(ref reader);
        reader.Read();
        Require(reader.TokenType == JsonTokenType.EndObject, "an attribute's value has more than one type");
    }

    private void WriteTyped(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("S"u8))
        {
            WriteScalar(ref reader, 'S', 's');
        }
        else if (reader.ValueTextEquals("N"u8))
        {
            WriteScalar(ref reader, 'N', 'n');
        }
        else if (reader.ValueTextEquals("M"u8))
        {
            Begin(ref reader, 'M');
            int outer = _members.Count;
            WriteMembers(ref reader);
            _members.RemoveRange(outer, _members.Count - outer);
        }
        else if (reader.ValueTextEquals("L"u8))
        {
            Begin(ref reader, 'L');
            WriteList(ref reader);
        }
        else if (reader.ValueTextEquals("BOOL"u8))
        {
            Begin(ref reader, 'T');
            Require(reader.TokenType is JsonTokenType.True or JsonTokenType.False, "a BOOL is neither true nor false");
            WriteByte(reader.TokenType == JsonTokenType.True ? (byte)1 : (byte)0);
        }
        else if (reader.ValueTextEquals("NULL"u8))
        {
            Begin(ref reader, '0');
            Require(reader.TokenType == JsonTokenType.True, "a NULL is not true");
        }
        else
        {
            WriteBinaryOrSet(ref reader);
        }
    }

    private void WriteBinaryOrSet(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("B"u8))
        {
            WriteScalar(ref reader, 'B', 'b');
        }
        else if (reader.ValueTextEquals("SS"u8))
        {
            WriteSet(ref reader, 's');
        }
        else if (reader.ValueTextEquals("NS"u8))
        {
            WriteSet(ref reader, 'n');
        }
        else if (reader.ValueTextEquals("BS"u8))
        {
            WriteSet(ref reader, 'b');
        }
        else
        {
            throw new ItemFault(ItemFaultKind.NoItem, "an attribute's value is not of the form {\"type\": value}");
        }
    }

    private void WriteScalar(ref Utf8JsonReader reader, char tag, char memberType)
    {
        Begin(ref reader, tag);
        WriteMember(ref reader, memberType);
    }

    private void WriteList(ref Utf8JsonReader reader)
    {
        Require(reader.TokenType == JsonTokenType.StartArray, "a list is no JSON array");
        int start = Reserve(sizeof(int));
        int count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            WriteValue(ref reader);
            count++;
        }

        WriteInt32(start, count);
    }

    // The capital letters of sets differ from those of single values: X, Y and Z.
    private void WriteSet(ref Utf8JsonReader reader, char memberType)
    {
        Begin(ref reader, memberType switch { 's' => 'X', 'n' => 'Y', _ => 'Z' });
        Require(reader.TokenType == JsonTokenType.StartArray, "a set is no JSON array");
        int start = BeginMembers(out int first);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int memberStart = _length;
            WriteMember(ref reader, memberType);
            _members.Add(new Member(memberStart, _length, _length));
        }

        EndMembers(start, first, "a member stands in a set twice");
        _members.RemoveRange(first, _members.Count - first);
    }

    private void WriteMember(ref Utf8JsonReader reader, char type)
    {
        Require(reader.TokenType == JsonTokenType.String, "a value of type S, N or B is no JSON string");
        switch (type)
        {
            case 's': WriteText(ref reader); break;
            case 'n': WriteNumber(ref reader); break;
            default: WriteBinary(ref reader); break;
        }
    }

    private void WriteText(ref Utf8JsonReader reader)
    {
        int start = Reserve(sizeof(int));
        EnsureFree(reader.ValueSpan.Length);
        int written = reader.CopyString(_buffer.AsSpan(_length));
        WriteInt32(start, written);
        _length += written;
    }

    private void WriteNumber(ref Utf8JsonReader reader)
    {
        int start = Reserve(sizeof(int));
        Require(
            ItemNumber.TryParse(Text(ref reader), out ItemNumber number),
            "a value of type N is no number");
        if (!number.IsHeld)
        {
            throw ItemSyntax.NumberNotHeld();
        }

        EnsureFree(ItemNumber.MaxFormattedBytes);
        int written = number.Format(_buffer.AsSpan(_length));
        WriteInt32(start, written);
        _length += written;
    }

    private void WriteBinary(ref Utf8JsonReader reader)
    {
        int start = Reserve(sizeof(int));
        ReadOnlySpan<byte> text = Text(ref reader);
        EnsureFree(Base64.GetMaxDecodedFromUtf8Length(text.Length));
        var status = Base64.DecodeFromUtf8(text, _buffer.AsSpan(_length), out int consumed, out int written);
        Require(
            status == System.Buffers.OperationStatus.Done && consumed == text.Length, "a value of type B is not base64");
        WriteInt32(start, written);
        _length += written;
    }

    private static ReadOnlySpan<byte> Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        byte[] text = new byte[reader.ValueSpan.Length];
        return text.AsSpan(0, reader.CopyString(text));
    }

    private void Begin(ref Utf8JsonReader reader, char tag)
    {
        WriteByte((byte)tag);
        reader.Read();
    }

    private int BeginMembers(out int first)
    {
        first = _members.Count;
        return Reserve(sizeof(int));
    }

    private void EndMembers(int start, int first, string repeated)
    {
        WriteInt32(start, _members.Count - first);
        Span<Member> members = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_members)[first..];
        if (!AreSorted(members, repeated))
        {
            members.Sort((left, right) => SortKey(left).SequenceCompareTo(SortKey(right)));
            AreSorted(members, repeated);
            Rearrange(members, start + sizeof(int));
        }
    }

    // Two equal ones stand side by side once they are sorted, or already do.
    private bool AreSorted(ReadOnlySpan<Member> members, string repeated)
    {
        for (int index = 1; index < members.Length; index++)
        {
            int order = SortKey(members[index - 1]).SequenceCompareTo(SortKey(members[index]));
            Require(order != 0, repeated);
            if (order > 0)
            {
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<byte> SortKey(Member member) => _buffer.AsSpan(member.Start, member.SortEnd - member.Start);

    private void Rearrange(Span<Member> members, int start)
    {
        int size = _length - start;
        if (_sorted.Length < size)
        {
            _sorted = new byte[_buffer.Length];
        }

        int length = 0;
        foreach (ref Member member in members)
        {
            _buffer.AsSpan(member.Start, member.End - member.Start).CopyTo(_sorted.AsSpan(length));
            int move = start + length - member.Start;
            member = new Member(member.Start + move, member.End + move, member.SortEnd + move);
            length += member.End - member.Start;
        }

        _sorted.AsSpan(0, size).CopyTo(_buffer.AsSpan(start));
    }

    private int Reserve(int size)
    {
        EnsureFree(size);
        _length += size;
        return _length - size;
    }

    private void WriteByte(byte value) => _buffer[Reserve(1)] = value;

    private void WriteInt32(int place, int value) => BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(place), value);

    private void EnsureFree(int size)
    {
        if (_buffer.Length - _length < size)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + size));
        }
    }

    private static void Require(bool isSo, string detail)
    {
        if (!isSo)
        {
            throw new ItemFault(ItemFaultKind.NoItem, detail);
        }
    }
}
