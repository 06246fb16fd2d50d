namespace DdbCrossAccount.Core.Cdc.Probing;

/// <summary>What became of one call that the function made to show that it may.</summary>
/// <param name="Action">The action, for example <c>dynamodb:PutItem</c>.</param>
/// <param name="Resource">The ARN that it was about.</param>
/// <param name="ErrorCode">Why it was refused; null when it was let in.</param>
/// <param name="PolicyKind">Which kind of policy does not allow it, when AWS said so.</param>
internal sealed record ProbeFinding(string Action, string Resource, string? ErrorCode, string? PolicyKind);
