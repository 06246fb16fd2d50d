namespace DdbCrossAccount.Module.Tests;

/// <summary>The two accounts of the tests.</summary>
internal static class Accounts
{
    public static DdbAccount Source { get; } = new() { AccountId = "111111111111", Region = "eu-west-1" };

    public static DdbAccount Target { get; } = new() { AccountId = "222222222222", Region = "eu-west-1" };
}
