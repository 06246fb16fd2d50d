namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>Something that was made for change data capture, and is removed with it.</summary>
/// <param name="Kind">What it is: <c>Ledger</c>, <c>Queue</c>, <c>Policy</c>, <c>Mapping</c>, <c>Function</c>.</param>
/// <param name="Id">Its ARN, URL or id; before it is made, what is known of it.</param>
/// <param name="Detail">What else its removal needs, such as the Sid of a policy's statement.</param>
/// <param name="IsMade">
/// False from before the call that makes it until its answer: then it may exist or not, and has to be looked for.
/// </param>
internal sealed record CdcResource(string Kind, string Id, string? Detail, bool IsMade);
