namespace DdbCrossAccount.Core.Errors;

/// <summary>
/// Makes every error of the product: message, ErrorId, category, target and recommended action of a situation stand
/// together in one method. One file an area (<c>ErrorCatalogue.Exports.cs</c>, …).
/// </summary>
/// <remarks>
/// A message is one sentence of fact (what, for which table, account and Region) and one of state (what was and was not
/// done); AWS's code and request id stand at the end where AWS answered. Methods return the exception; the caller throws.
/// </remarks>
internal static partial class ErrorCatalogue
{
}
