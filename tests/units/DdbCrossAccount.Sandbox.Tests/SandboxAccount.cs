using Amazon.Runtime;

namespace DdbCrossAccount.Sandbox.Tests;

/// <summary>One account as the running sandbox has announced it.</summary>
public sealed record SandboxAccount(string AccountId, string AccessKey, string SecretKey, string Region)
{
    public AWSCredentials Credentials => new BasicAWSCredentials(AccessKey, SecretKey);
}
