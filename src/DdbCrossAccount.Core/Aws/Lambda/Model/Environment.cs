using System.Collections.Generic;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The environment variables that a function is to have.</summary>
internal sealed class Environment
{
    public Dictionary<string, string>? Variables { get; set; }
}
