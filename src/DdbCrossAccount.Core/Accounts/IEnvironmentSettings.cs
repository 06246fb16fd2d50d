namespace DdbCrossAccount.Core.Accounts;

/// <summary>The one way to environment variables; tests put a table in its place.</summary>
internal interface IEnvironmentSettings
{
    /// <summary>The variable's value, or null when it is absent or blank.</summary>
    string? Read(string name);
}
