using System;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>The environment variables of this process.</summary>
internal sealed class ProcessEnvironment : IEnvironmentSettings
{
    public string? Read(string name)
    {
        string? value = Environment.GetEnvironmentVariable(name);
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }
}
