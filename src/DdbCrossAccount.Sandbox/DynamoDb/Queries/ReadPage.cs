using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Queries;

/// <summary>The items of one page, before any filter.</summary>
/// <param name="Items">In the order in which they were read.</param>
/// <param name="IsLast">True when nothing is behind them.</param>
/// <param name="TableUnits">Read units of the table itself.</param>
/// <param name="IndexUnits">Read units of the index; 0 where none was read.</param>
internal sealed record ReadPage(List<StoredItem> Items, bool IsLast, double TableUnits, double IndexUnits);
