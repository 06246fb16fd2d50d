using System.Linq;
using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime.CredentialManagement;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Decides which Region to work in.</summary>
/// <remarks>
/// The order is the one of AWS.Tools: -Region, <c>$StoredAWSRegion</c>, the named profile, AWS_REGION, AWS_DEFAULT_REGION,
/// the default chain's profile, and on an EC2 instance its own.
/// </remarks>
internal sealed partial class RegionFinder(AccountSurroundings surroundings)
{
    /// <summary>The Region, and in words where it came from.</summary>
    public (string Region, string Words) Find(ConnectOptions options, CredentialProfile? named, CredentialProfile? ambient, CredentialKind kind)
    {
        (string? Region, string Words) found = FindNamed(options, named, ambient);
        if (found.Region is null && kind == CredentialKind.Instance)
        {
            found = (surroundings.InstanceRegion(), CredentialChoice.Instance);
        }

        string region = found.Region?.Trim() ?? throw ErrorCatalogue.RegionNotGiven();
        return Pattern().IsMatch(region)
            ? (region, found.Words)
            : throw ErrorCatalogue.RegionUnknown(region, "No account was connected.", null);
    }

    /// <summary>True when this version of the SDK lists the Region; newer ones exist.</summary>
    public static bool IsListed(string region) =>
        // The SDK makes an entry up for every name that it is asked for, and calls it so.
        RegionEndpoint.GetBySystemName(region).DisplayName != "Unknown";

    private (string? Region, string Words) FindNamed(ConnectOptions options, CredentialProfile? named, CredentialProfile? ambient)
    {
        (string? Region, string Words)[] candidates =
        [
            (options.Region, "-Region"),
            (options.StoredRegion, "$StoredAWSRegion"),
            (named?.Region?.SystemName, $"profile '{named?.Name}'"),
            (surroundings.Environment.Read(AccountConstants.RegionVariable), AccountConstants.RegionVariable),
            (surroundings.Environment.Read(AccountConstants.DefaultRegionVariable), AccountConstants.DefaultRegionVariable),
            (ambient?.Region?.SystemName, $"profile '{ambient?.Name}'"),
        ];
        return candidates.FirstOrDefault(candidate => !string.IsNullOrWhiteSpace(candidate.Region));
    }

    [GeneratedRegex("^[a-z]{2,5}(-[a-z]+)+-[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
