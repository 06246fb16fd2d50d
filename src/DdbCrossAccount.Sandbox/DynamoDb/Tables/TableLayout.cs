namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>How a table keeps its items; nothing that a client sets.</summary>
/// <param name="HashSalt">Gives the table a scan order of its own; empty: that of all tables.</param>
/// <param name="MaximumCollectionSize">In bytes; see <see cref="Indexes.ItemCollections"/>.</param>
internal sealed record TableLayout(byte[] HashSalt, long MaximumCollectionSize);
