using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>What must hold of the row that stands there, or nothing is written.</summary>
/// <param name="Attribute">The attribute that is looked at; null looks at nothing.</param>
/// <param name="Value">The value that it must have; null where the row must not exist.</param>
internal readonly record struct LedgerCondition(string? Attribute, AttributeValue? Value)
{
    /// <summary>Writes whatever stands there.</summary>
    public static readonly LedgerCondition None = new(null, null);

    /// <summary>Writes only where no row is.</summary>
    public static readonly LedgerCondition NoRow = new(LedgerConstants.EntryAttribute, null);

    /// <summary>Writes only over a row with this value.</summary>
    public static LedgerCondition Equal(string attribute, AttributeValue value) => new(attribute, value);
}
