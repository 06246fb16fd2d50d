using System.Collections.Generic;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Core.Tests.Accounts;

/// <summary>Environment variables of a test's own.</summary>
internal sealed class TableOfSettings : Dictionary<string, string>, IEnvironmentSettings
{
    public string? Read(string name) => TryGetValue(name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value : null;
}
