namespace DdbCrossAccount.Core.Tests;

/// <summary>An account of a running sandbox, with the keys that it has printed.</summary>
internal sealed record SandboxKeys(string AccountId, string AccessKey, string SecretKey, string Region);
