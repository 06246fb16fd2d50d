using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>A row of the ledger: its two keys and its attributes by name.</summary>
/// <remarks>What is null is not written. Reading what is not there, or of another type, tells that the row is not one
/// of ours.</remarks>
internal sealed class LedgerRow
{
    private readonly Dictionary<string, AttributeValue> _attributes;

    public LedgerRow(string scope, string entry)
        : this(new Dictionary<string, AttributeValue>(StringComparer.Ordinal))
    {
        Set(LedgerConstants.ScopeAttribute, scope);
        Set(LedgerConstants.EntryAttribute, entry);
    }

    /// <param name="attributes">The row as the service has it. It is the row's own from here on.</param>
    public LedgerRow(Dictionary<string, AttributeValue> attributes) => _attributes = attributes;

    public string Scope => Text(LedgerConstants.ScopeAttribute);

    public string Entry => Text(LedgerConstants.EntryAttribute);

    public Dictionary<string, AttributeValue> Attributes => _attributes;

    public LedgerRow Set(string name, string? text) => Set(name, text is null ? null : new AttributeValue { S = text });

    public LedgerRow Set(string name, long? number) =>
        Set(name, number is { } known ? new AttributeValue { N = known.ToString(CultureInfo.InvariantCulture) } : null);

    public LedgerRow Set(string name, bool flag) => Set(name, new AttributeValue { BOOL = flag });

    public LedgerRow Set(string name, DateTime? time) =>
        Set(name, time?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));

    public LedgerRow Set(string name, ReadOnlyMemory<byte> bytes) =>
        Set(name, new AttributeValue { B = new MemoryStream(bytes.ToArray(), writable: false) });

    public LedgerRow Set(string name, AttributeValue? value)
    {
        if (value is not null)
        {
            _attributes[name] = value;
        }

        return this;
    }

    /// <summary>Lets DynamoDB delete the row some time after this.</summary>
    public LedgerRow ExpireAt(DateTime time) =>
        Set(LedgerConstants.ExpiryAttribute, new DateTimeOffset(time.ToUniversalTime()).ToUnixTimeSeconds());

    public string Text(string name) => TextOrNull(name) ?? throw Missing(name);

    public string? TextOrNull(string name) => Find(name)?.S;

    public long Number(string name) => NumberOrNull(name) ?? throw Missing(name);

    public long? NumberOrNull(string name) =>
        Find(name)?.N is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;

    public bool Flag(string name) => Find(name)?.BOOL == true;

    public DateTime Time(string name) => TimeOrNull(name) ?? throw Missing(name);

    public DateTime? TimeOrNull(string name) =>
        TextOrNull(name) is { } text
            ? DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)
            : null;

    public byte[] Bytes(string name) => Find(name)?.B?.ToArray() ?? throw Missing(name);

    public IReadOnlyList<AttributeValue> List(string name) => Find(name)?.L ?? [];

    /// <summary>Tells that a row cannot be read, without its content.</summary>
    public InvalidDataException Missing(string name) =>
        new($"The row of the ledger with entry '{Entry.Split('#')[0]}' has no '{name}' that can be read.");

    private AttributeValue? Find(string name) => _attributes.GetValueOrDefault(name);
}
