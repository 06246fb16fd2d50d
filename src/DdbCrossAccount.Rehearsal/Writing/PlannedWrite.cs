using System;

namespace DdbCrossAccount.Rehearsal.Writing;

/// <summary>One write of the writer.</summary>
/// <param name="Number">Its number among all writes, from 1. Each item that is put or updated carries it.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Key">The item.</param>
/// <param name="Item">All attributes but the key as DynamoDB JSON; empty unless the item is put.</param>
/// <param name="NoteLength">The length of the text that an update sets; -1 for one that removes the text.</param>
internal sealed record PlannedWrite(
    long Number, WriteKind Kind, WrittenKey Key, ReadOnlyMemory<byte> Item, int NoteLength);
