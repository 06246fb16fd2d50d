namespace DdbCrossAccount.Rehearsal.Generating;

/// <summary>One attribute of a table's key.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>S</c>, <c>N</c> or <c>B</c>.</param>
internal sealed record KeyAttribute(string Name, string Type);
