using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>A name for a version that can be moved to another.</summary>
/// <param name="Name">Not a number.</param>
/// <param name="Version">A number, or <c>$LATEST</c>.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Weights">Shares of the invocations, 0 to 1, that go to other versions.</param>
/// <param name="RevisionId">Changes with each update.</param>
internal sealed record FunctionAlias(
    string Name, string Version, string Description, IReadOnlyDictionary<string, double> Weights, string RevisionId);
