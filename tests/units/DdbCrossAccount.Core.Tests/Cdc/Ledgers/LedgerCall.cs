namespace DdbCrossAccount.Core.Tests.Cdc.Ledgers;

/// <summary>A call of the ledger's store: Read, Query, Write, Delete or Add, and the entry that it is about (of a query, where it begins).</summary>
internal sealed record LedgerCall(string Operation, string Scope, string Entry);
