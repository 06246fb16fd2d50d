using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Makes credentials of what the process and the machine have: environment, web identity, container, EC2 instance.</summary>
internal sealed class DefaultSources(AccountSurroundings surroundings, CredentialChooser chooser, RoleAssumer roles)
{
    private IEnvironmentSettings Environment => surroundings.Environment;

    public Task<FoundCredentials> MakeAsync(CredentialKind kind, CancellationToken token) => kind switch
    {
        CredentialKind.Environment => Task.FromResult(MakeEnvironment()),
        CredentialKind.WebIdentity => Task.FromResult(MakeWebIdentity()),
        CredentialKind.Container => Task.FromResult(MakeContainer()),
        CredentialKind.Instance => MakeInstanceAsync(token),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is no default source."),
    };

    /// <summary>The source that a profile's <c>credential_source</c> names.</summary>
    public Task<FoundCredentials> MakeNamedAsync(CredentialProfile profile, CancellationToken token) =>
        profile.Options.CredentialSource switch
        {
            "Environment" when Environment.Read(AccountConstants.AccessKeyVariable) is null
                || Environment.Read(AccountConstants.SecretKeyVariable) is null => throw ErrorCatalogue.ProfileIncomplete(
                    profile.Name,
                    $"its credential_source is Environment, and {AccountConstants.AccessKeyVariable} and "
                        + $"{AccountConstants.SecretKeyVariable} are not both set"),
            "Environment" => MakeAsync(CredentialKind.Environment, token),
            "EcsContainer" => MakeAsync(CredentialKind.Container, token),
            "Ec2InstanceMetadata" => MakeAsync(CredentialKind.Instance, token),
            { } other => throw ErrorCatalogue.ProfileIncomplete(
                profile.Name, $"its credential_source is '{other}', which is none of Environment, EcsContainer and Ec2InstanceMetadata"),
        };

    private FoundCredentials MakeEnvironment() => new(
        Keys.From(
            Environment.Read(AccountConstants.AccessKeyVariable)!,
            Environment.Read(AccountConstants.SecretKeyVariable)!,
            Environment.Read(AccountConstants.SessionTokenVariable)),
        CredentialChoice.Environment,
        Expiration());

    // Written by 'aws configure export-credentials --format env' and by some pipelines.
    private DateTime? Expiration() => DateTimeOffset.TryParse(
        Environment.Read(AccountConstants.CredentialExpirationVariable),
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal,
        out DateTimeOffset end)
            ? end.UtcDateTime
            : null;

    private FoundCredentials MakeWebIdentity() => roles.AssumeWithWebIdentity(
        new RoleRequest(
            Environment.Read(AccountConstants.RoleArnVariable)!, null, null, Environment.Read(AccountConstants.RoleSessionNameVariable), null),
        Environment.Read(AccountConstants.WebIdentityTokenFileVariable)!,
        CredentialChoice.WebIdentity);

    private FoundCredentials MakeContainer()
    {
        try
        {
            return new FoundCredentials(
                new NamedCredentials(surroundings.Container(), CredentialChoice.Container), CredentialChoice.Container, IsRole: true);
        }
        catch (Exception exception) when (exception is AmazonClientException or ArgumentException)
        {
            throw ErrorCatalogue.CredentialsUnavailable(CredentialChoice.Container, "No account was connected.", exception);
        }
    }

    // The last of the chain: where it has none either, the error names all places.
    private async Task<FoundCredentials> MakeInstanceAsync(CancellationToken token)
    {
        try
        {
            AWSCredentials instance = await Task.Run(surroundings.Instance, token).ConfigureAwait(false);
            await instance.GetCredentialsAsync().WaitAsync(token).ConfigureAwait(false);
            return new FoundCredentials(
                new NamedCredentials(instance, CredentialChoice.Instance), CredentialChoice.Instance, IsRole: true);
        }
        catch (Exception exception) when (!token.IsCancellationRequested)
        {
            throw ErrorCatalogue.CredentialsNotFound(chooser.PlacesLookedAt(), exception);
        }
    }
}
