using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>The credentials and Region that Set-AWSCredential and Set-DefaultAWSRegion of AWS.Tools leave in the session.</summary>
internal static class StoredDefaults
{
    private const string CredentialsVariable = "StoredAWSCredentials";
    private const string RegionVariable = "StoredAWSRegion";

    /// <summary>The stored credentials; null when there are none.</summary>
    public static StoredCredentials? Credentials(ICommandPort port) =>
        port.GetVariable(CredentialsVariable) is { } stored
            ? CredentialObject.Read($"Variable ${CredentialsVariable}", stored)
            : null;

    /// <summary>The stored Region's name; null when there is none.</summary>
    public static string? Region(ICommandPort port) =>
        port.GetVariable(RegionVariable) is { } stored ? RegionObject.NameOf(stored) : null;
}
