namespace DdbCrossAccount.Core.Errors;

/// <summary>What a refusal for lack of permission says, taken apart; what it does not say is null.</summary>
/// <param name="Principal">The ARN that was refused.</param>
/// <param name="Action">The IAM action, which need not be the one that was called: <c>s3:PutObject</c> within an export.</param>
/// <param name="Resource">The ARN that it was refused on.</param>
/// <param name="PolicyKind">In which kind of policy the reason lies, in our words: <c>identity-based policy</c>.</param>
/// <param name="IsExplicit">True when a statement denies it; false when none allows it, or nothing was said.</param>
internal sealed record Denial(string? Principal, string? Action, string? Resource, string? PolicyKind, bool IsExplicit);
