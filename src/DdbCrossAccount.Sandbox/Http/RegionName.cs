using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>
/// The Region for which a request is signed. All Regions share one address here, so any name that looks like one will
/// do; where the host names a Region, as AWS's own hosts do, it must be that one.
/// </summary>
internal static partial class RegionName
{
    /// <summary>
    /// Throws <see cref="SignatureException"/> where AWS would refuse the Region of the credential scope.
    /// </summary>
    public static void Require(HttpRequest request, RequestSignature signature)
    {
        if (!Shape().IsMatch(signature.Region) || (OfHost(request.Host.Host) is string region && region != signature.Region))
        {
            throw new SignatureException(SignatureFailure.WrongRegion, signature.Region);
        }
    }

    // dynamodb.eu-west-1.amazonaws.com, streams.dynamodb.eu-west-1.amazonaws.com, 111111111111.ddb.eu-west-1.amazonaws.com.
    private static string? OfHost(string host)
    {
        Match match = RegionalHost().Match(host);
        return match.Success ? match.Groups["region"].Value : null;
    }

    [GeneratedRegex("^[a-z]{2,3}(-[a-z]+)+-[0-9]{1,2}$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\.(?<region>[a-z]{2,3}(-[a-z]+)+-[0-9]{1,2})\.amazonaws\.com$")]
    private static partial Regex RegionalHost();
}
