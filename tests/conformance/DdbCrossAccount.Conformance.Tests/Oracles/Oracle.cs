namespace DdbCrossAccount.Conformance.Tests.Oracles;

/// <summary>What stands behind one operation of the sandbox.</summary>
/// <param name="Operation">As <c>--list</c> names it.</param>
/// <param name="Kind">The best witness that there is.</param>
/// <param name="By">The engines, the recording, or the shape of the model.</param>
/// <param name="Page">The documentation of the operation.</param>
internal sealed record Oracle(string Operation, OracleKind Kind, string By, string Page);
