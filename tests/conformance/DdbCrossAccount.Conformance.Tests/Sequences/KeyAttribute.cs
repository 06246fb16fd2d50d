namespace DdbCrossAccount.Conformance.Tests.Sequences;

/// <summary>One attribute of a key: its name, and S, N or B.</summary>
internal sealed record KeyAttribute(string Name, string Type);
