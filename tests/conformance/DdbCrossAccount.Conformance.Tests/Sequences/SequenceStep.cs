using System.Text.Json.Nodes;

namespace DdbCrossAccount.Conformance.Tests.Sequences;

/// <summary>One request of a random sequence. <c>$table</c> in its body stands for the table that the sequence runs on.</summary>
/// <param name="Operation">Of DynamoDB.</param>
/// <param name="Body">The request.</param>
/// <param name="AllPages">Repeated to the last page.</param>
/// <param name="SortKey">Query of an index: the attribute that orders it. Items equal in it come in any order.</param>
internal sealed record SequenceStep(string Operation, JsonObject Body, bool AllPages = false, string? SortKey = null);
