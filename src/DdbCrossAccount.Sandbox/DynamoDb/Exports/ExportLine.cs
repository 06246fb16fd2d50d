using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>One line of a data file: an item of a full export, or a change of an incremental one.</summary>
internal readonly record struct ExportLine(ItemChange Change)
{
    /// <summary>The item as it is, or as it was when it was deleted.</summary>
    public StoredItem Newest => Change.New.Exists ? Change.New : Change.Old;

    /// <summary>The bytes that are billed for it.</summary>
    public int Size => Newest.Size;
}
