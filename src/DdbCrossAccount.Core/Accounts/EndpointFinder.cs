using System;
using System.Collections.Generic;
using Amazon.Runtime.CredentialManagement;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Finds the addresses of services where they are not AWS's own.</summary>
/// <remarks>
/// -EndpointUrl is for every service and goes before everything. Without it the order is the one of all AWS SDKs: AWS_ENDPOINT_URL_SERVICE,
/// AWS_ENDPOINT_URL, the profile's <c>services</c> section, the profile's <c>endpoint_url</c>. The SDK's own search is switched off in all
/// clients, so that typed, raw and STS requests go to the same place.
/// </remarks>
internal sealed class EndpointFinder(IEnvironmentSettings environment, ProfileReader profiles)
{
    private static readonly string[] Services = ["dynamodb", "dynamodb_streams", "lambda", "s3", "sqs", "sts"];

    public ServiceEndpoints Find(ConnectOptions options, CredentialProfile? profile)
    {
        if (options.EndpointUrl is { Length: > 0 } given)
        {
            return ServiceEndpoints.Aws with { General = Checked(given, "-EndpointUrl") };
        }

        return IsIgnored(profile) ? ServiceEndpoints.Aws : FindConfigured(profile);
    }

    private static string Checked(string url, string givenBy) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0
            ? url.TrimEnd('/')
            : throw ErrorCatalogue.EndpointUrlUnusable(url, givenBy);

    private bool IsIgnored(CredentialProfile? profile) =>
        environment.Read(AccountConstants.IgnoreEndpointUrlsVariable) is { } ignore
            ? string.Equals(ignore, "true", StringComparison.OrdinalIgnoreCase)
            : profile?.IgnoreConfiguredEndpointUrls == true;

    private ServiceEndpoints FindConfigured(CredentialProfile? profile)
    {
        string? fromEnvironment = Read(AccountConstants.EndpointUrlVariable);
        string? fromProfile = profile is not null && profiles.Setting(profile.Name, "endpoint_url") is { Length: > 0 } url
            ? Checked(url, $"profile '{profile.Name}'")
            : null;
        Dictionary<string, string> ofServices = [];
        foreach (string service in Services)
        {
            string? own = Read($"{AccountConstants.EndpointUrlVariable}_{service.ToUpperInvariant()}");
            if ((own ?? fromEnvironment ?? OfService(profile, service)) is { } address)
            {
                ofServices[service] = address;
            }
        }

        return new ServiceEndpoints(fromEnvironment ?? fromProfile, ofServices);
    }

    private string? OfService(CredentialProfile? profile, string service) =>
        profile?.Services is { Length: > 0 } services && profiles.ServiceSetting(services, service, "endpoint_url") is { } url
            ? Checked(url, $"services section '{services}'")
            : null;

    private string? Read(string variable) => environment.Read(variable) is { } url ? Checked(url, variable) : null;
}
