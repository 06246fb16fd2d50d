using System;
using System.Linq;
using Amazon.Runtime.CredentialManagement;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Decides where credentials come from, without asking anybody for them.</summary>
/// <remarks>
/// The order is the one of AWS.Tools 5: explicit keys; a credential object or a named profile; the shell's
/// <c>$StoredAWSCredentials</c>; and then the SDK's own default chain: environment variables, web identity of the
/// environment, the profile of AWS_PROFILE or 'default', container, EC2 instance.
/// </remarks>
internal sealed class CredentialChooser(IEnvironmentSettings environment, ProfileReader profiles)
{
    public CredentialChoice Choose(ConnectOptions options)
    {
        Validate(options);
        if (options.AccessKey is not null)
        {
            return new CredentialChoice(CredentialKind.ExplicitKeys, CredentialChoice.ExplicitKeys);
        }

        if (options.Credential is not null)
        {
            return new CredentialChoice(CredentialKind.CredentialObject, CredentialChoice.CredentialObject);
        }

        if ((options.SourceProfile ?? options.ProfileName) is { } named)
        {
            return OfProfile(Named(named, options.SourceProfile is null ? "-ProfileName" : "-SourceProfile"));
        }

        return options.StoredCredentials is not null
            ? new CredentialChoice(CredentialKind.StoredCredentials, CredentialChoice.StoredCredentials)
            : ChooseFromDefaultChain();
    }

    /// <summary>The profile that must exist, because somebody has named it.</summary>
    public CredentialProfile Named(string name, string namedBy) =>
        profiles.Find(name)
        ?? throw ErrorCatalogue.ProfileNotFound(name, namedBy, [profiles.CredentialsFile, profiles.ConfigFile], profiles.Names);

    /// <summary>The profile of the default chain, whose other settings (Region, addresses) count too; null when there is none.</summary>
    public CredentialProfile? FindAmbient() =>
        profiles.Find(environment.Read(AccountConstants.ProfileVariable) ?? AccountConstants.DefaultProfile);

    private static void Validate(ConnectOptions options)
    {
        Together("-AccessKey", options.AccessKey, "-SecretKey", options.SecretKey);
        Together("-SecretKey", options.SecretKey, "-AccessKey", options.AccessKey);
        Together("-SessionToken", options.SessionToken, "-AccessKey", options.AccessKey);
        Together("-SourceProfile", options.SourceProfile, "-RoleArn", options.RoleArn);
        Together("-ExternalId", options.ExternalId, "-RoleArn", options.RoleArn);
        Together("-MfaSerial", options.MfaSerial, "-RoleArn", options.RoleArn);
    }

    private static void Together(string givenName, string? given, string missingName, string? missing)
    {
        if (given is not null && string.IsNullOrEmpty(missing))
        {
            throw ErrorCatalogue.ConnectParametersIncomplete(givenName, missingName);
        }
    }

    private static CredentialChoice OfProfile(CredentialProfile profile) =>
        new(CredentialKind.Profile, CredentialChoice.OfProfile(profile.Name), profile);

    private CredentialChoice ChooseFromDefaultChain()
    {
        if (Has(AccountConstants.AccessKeyVariable) && Has(AccountConstants.SecretKeyVariable))
        {
            return new CredentialChoice(CredentialKind.Environment, CredentialChoice.Environment);
        }

        if (Has(AccountConstants.WebIdentityTokenFileVariable) && Has(AccountConstants.RoleArnVariable))
        {
            return new CredentialChoice(CredentialKind.WebIdentity, CredentialChoice.WebIdentity);
        }

        if (environment.Read(AccountConstants.ProfileVariable) is { } named)
        {
            Named(named, AccountConstants.ProfileVariable);
        }

        if (FindAmbient() is { } profile && HasCredentials(profile))
        {
            return OfProfile(profile);
        }

        return Has(AccountConstants.ContainerRelativeUriVariable) || Has(AccountConstants.ContainerFullUriVariable)
            ? new CredentialChoice(CredentialKind.Container, CredentialChoice.Container)
            : ChooseInstance();
    }

    // A profile that only names a Region is common and no source; one that names something and lacks the rest is a mistake to tell.
    private static bool HasCredentials(CredentialProfile profile) =>
        profile.CanCreateAWSCredentials
        || new[]
        {
            profile.Options.AccessKey, profile.Options.SecretKey, profile.Options.RoleArn, profile.Options.SsoSession,
            profile.Options.SsoStartUrl, profile.Options.CredentialProcess,
        }.Any(setting => !string.IsNullOrEmpty(setting));

    private CredentialChoice ChooseInstance() =>
        string.Equals(environment.Read(AccountConstants.InstanceMetadataDisabledVariable), "true", StringComparison.OrdinalIgnoreCase)
            ? throw ErrorCatalogue.CredentialsNotFound(PlacesLookedAt(), null)
            : new CredentialChoice(CredentialKind.Instance, CredentialChoice.Instance);

    /// <summary>What the last error of the chain names.</summary>
    public string[] PlacesLookedAt() =>
    [
        $"{AccountConstants.AccessKeyVariable} and {AccountConstants.SecretKeyVariable}",
        AccountConstants.WebIdentityTokenFileVariable,
        $"profile '{environment.Read(AccountConstants.ProfileVariable) ?? AccountConstants.DefaultProfile}' in "
            + $"'{profiles.CredentialsFile}' and '{profiles.ConfigFile}'",
        "container",
        "EC2 instance",
    ];

    private bool Has(string variable) => environment.Read(variable) is not null;
}
