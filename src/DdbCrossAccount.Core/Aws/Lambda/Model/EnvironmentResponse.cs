using System.Collections.Generic;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The environment variables of a function, or why they cannot be read.</summary>
internal sealed class EnvironmentResponse
{
    public Dictionary<string, string>? Variables { get; set; }

    public EnvironmentError? Error { get; set; }
}
