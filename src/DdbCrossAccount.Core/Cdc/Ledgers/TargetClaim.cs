namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>Which stream feeds a target: only one may.</summary>
internal sealed record TargetClaim(string TargetTableArn, string StreamArn);
