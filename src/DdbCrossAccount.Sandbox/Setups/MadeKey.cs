namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>The access key of a user that a setup has made.</summary>
internal sealed record MadeKey(string AccountId, string UserName, string Arn, string AccessKey, string SecretKey);
