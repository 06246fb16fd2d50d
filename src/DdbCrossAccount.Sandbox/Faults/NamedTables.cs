using System;
using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>
/// The tables that the body of a request names: by name or by ARN, also of a stream, an index, an export, in batches
/// and transactions.
/// </summary>
internal static class NamedTables
{
    /// <summary>
    /// In the order in which they stand there. A body that is no JSON names what stands before the damage.
    /// </summary>
    public static IReadOnlyList<TableArn> Read(ReadOnlyMemory<byte> body, JsonCall? call)
    {
        var tables = new List<TableArn>();
        if (call is not null)
        {
            try
            {
                Read(body.Span, call, tables);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                // The operation itself will refuse it.
            }
        }

        return tables;
    }

    // An attribute that has such a name is an object and no text, so it is not taken for a member of the request.
    private static void Read(ReadOnlySpan<byte> body, JsonCall call, List<TableArn> tables)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            bool namesTable = reader.ValueTextEquals("TableName"u8) || reader.ValueTextEquals("TableArn"u8)
                || reader.ValueTextEquals("ResourceArn"u8) || reader.ValueTextEquals("StreamArn"u8)
                || reader.ValueTextEquals("ExportArn"u8) || reader.ValueTextEquals("ImportArn"u8)
                || reader.ValueTextEquals("ShardIterator"u8);
            bool namesTables = reader.CurrentDepth == 1 && reader.ValueTextEquals("RequestItems"u8);
            reader.Read();
            if (namesTable && reader.TokenType == JsonTokenType.String)
            {
                Add(tables, call, reader.GetString()!);
            }
            else if (namesTables && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadKeys(ref reader, call, tables);
            }
        }
    }

    private static void ReadKeys(ref Utf8JsonReader reader, JsonCall call, List<TableArn> tables)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Add(tables, call, reader.GetString()!);
            reader.Read();
            reader.Skip();
        }
    }

    // An iterator begins with the ARN of its stream.
    private static void Add(List<TableArn> tables, JsonCall call, string nameOrArn)
    {
        if (TableArn.TryParse(nameOrArn, out TableArn arn))
        {
            tables.Add(arn);
        }
        else if (!nameOrArn.Contains(':', StringComparison.Ordinal))
        {
            tables.Add(new TableArn(call.Caller.AccountId, call.Region, nameOrArn));
        }
    }
}
