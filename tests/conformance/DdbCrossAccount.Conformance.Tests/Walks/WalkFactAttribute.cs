using DdbCrossAccount.Conformance.Tests.Engines;
using Xunit;

namespace DdbCrossAccount.Conformance.Tests.Walks;

/// <summary>A walk of one SDK; where that is missing the walk is skipped, and says why.</summary>
internal sealed class WalkFactAttribute : FactAttribute
{
    public WalkFactAttribute(string sdk)
    {
        string? reason = sdk switch
        {
            "boto3" => WalkProgram.Python is null ? "no Python with boto3 is on this machine." : null,
            "AWS CLI" => WalkProgram.Cli is null ? "it is not on this machine." : CommandPath.Exists("bash") ? null : "bash is not on this machine.",
            _ => NodePackages.Missing,
        };
        Skip = reason is null ? null : $"Left out, the walk of {sdk}: {reason}";
    }
}
