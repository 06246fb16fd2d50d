using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>The capacity that a request consumed of one table and its indexes, in the form that the request asked for.</summary>
/// <param name="tableName">As the request named the table.</param>
/// <param name="transactionUnits">
/// The member that transactions have beside CapacityUnits, <see cref="TransactionReads"/> or <see cref="TransactionWrites"/>;
/// null for other requests.
/// </param>
internal sealed class ConsumedCapacity(string tableName, string? transactionUnits = null)
{
    public const string Member = "ReturnConsumedCapacity";
    public const string TransactionReads = "ReadCapacityUnits";
    public const string TransactionWrites = "WriteCapacityUnits";

    private readonly SortedDictionary<string, double> _global = new(System.StringComparer.Ordinal);
    private readonly SortedDictionary<string, double> _local = new(System.StringComparer.Ordinal);
    private double _table;

    /// <summary>NONE, TOTAL or INDEXES.</summary>
    public static string Mode(RequestObject request)
    {
        return request.Choice(Member, "INDEXES", "TOTAL", "NONE") ?? "NONE";
    }

    public void AddTable(double units)
    {
        _table += units;
    }

    public void AddIndex(string name, bool isGlobal, double units)
    {
        SortedDictionary<string, double> indexes = isGlobal ? _global : _local;
        indexes[name] = indexes.GetValueOrDefault(name) + units;
    }

    /// <summary>Writes the object; the caller has written the member's name.</summary>
    public void Write(Utf8JsonWriter writer, string mode)
    {
        writer.WriteStartObject();
        WriteNumbers(writer, Total());
        if (mode == "INDEXES")
        {
            WriteIndexes(writer, "GlobalSecondaryIndexes", _global);
            WriteIndexes(writer, "LocalSecondaryIndexes", _local);
            writer.WritePropertyName("Table");
            WriteUnits(writer, _table);
        }

        writer.WriteString("TableName", tableName);
        writer.WriteEndObject();
    }

    private void WriteIndexes(Utf8JsonWriter writer, string member, SortedDictionary<string, double> indexes)
    {
        if (indexes.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(member);
        foreach ((string name, double units) in indexes)
        {
            writer.WritePropertyName(name);
            WriteUnits(writer, units);
        }

        writer.WriteEndObject();
    }

    private void WriteUnits(Utf8JsonWriter writer, double units)
    {
        writer.WriteStartObject();
        WriteNumbers(writer, units);
        writer.WriteEndObject();
    }

    private void WriteNumbers(Utf8JsonWriter writer, double units)
    {
        writer.WriteNumber("CapacityUnits", units);
        if (transactionUnits is not null)
        {
            writer.WriteNumber(transactionUnits, units);
        }
    }

    private double Total()
    {
        double total = _table;
        foreach (double units in _global.Values)
        {
            total += units;
        }

        foreach (double units in _local.Values)
        {
            total += units;
        }

        return total;
    }
}
