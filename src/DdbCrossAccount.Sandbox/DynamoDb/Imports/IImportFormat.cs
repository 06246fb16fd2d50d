using System;
using DdbCrossAccount.Sandbox.DynamoDb.Items;
using DdbCrossAccount.Sandbox.DynamoDb.Jobs;

namespace DdbCrossAccount.Sandbox.DynamoDb.Imports;

/// <summary>Reads the lines of one kind of source objects.</summary>
internal interface IImportFormat
{
    /// <summary>The next line is the first of an object.</summary>
    void Begin();

    /// <summary>Null where the line holds no item and is none: the header of a table of values.</summary>
    LineOutcome? Read(ReadOnlySpan<byte> line, out StoredItem item);
}
