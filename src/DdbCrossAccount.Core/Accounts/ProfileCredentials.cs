using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Makes the credentials that a profile describes, following the profiles that it names.</summary>
internal sealed class ProfileCredentials(
    ProfileReader profiles,
    CredentialChooser chooser,
    RoleAssumer roles,
    SsoSignIn sso,
    DefaultSources defaults,
    Func<string, CancellationToken, Task<string>>? askForMfaCode)
{
    public Task<FoundCredentials> MakeAsync(CredentialProfile profile, CancellationToken token) => MakeAsync(profile, [], token);

    private async Task<FoundCredentials> MakeAsync(CredentialProfile profile, List<string> path, CancellationToken token)
    {
        CredentialProfileOptions options = profile.Options;
        if (!string.IsNullOrEmpty(options.RoleArn))
        {
            return await MakeRoleAsync(profile, path, token).ConfigureAwait(false);
        }

        if (!string.IsNullOrEmpty(options.SsoStartUrl) || !string.IsNullOrEmpty(options.SsoSession))
        {
            return MakeSso(profile);
        }

        return string.IsNullOrEmpty(options.CredentialProcess) ? MakeKeys(profile) : MakeProcess(profile);
    }

    private async Task<FoundCredentials> MakeRoleAsync(CredentialProfile profile, List<string> path, CancellationToken token)
    {
        CredentialProfileOptions options = profile.Options;
        RoleRequest request = new(options.RoleArn, options.ExternalID, options.MfaSerial, options.RoleSessionName, Duration(profile));
        if (!string.IsNullOrEmpty(options.WebIdentityTokenFile))
        {
            return roles.AssumeWithWebIdentity(request, options.WebIdentityTokenFile, CredentialChoice.OfProfile(profile.Name));
        }

        FoundCredentials source = await MakeSourceAsync(profile, path, token).ConfigureAwait(false);
        FoundCredentials role = string.IsNullOrEmpty(options.MfaSerial)
            ? roles.Assume(request, source)
            : await roles.AssumeWithMfaAsync(request, source, askForMfaCode, token).ConfigureAwait(false);
        return role with { Words = CredentialChoice.OfProfile(profile.Name) };
    }

    private async Task<FoundCredentials> MakeSourceAsync(CredentialProfile profile, List<string> path, CancellationToken token)
    {
        if (!string.IsNullOrEmpty(profile.Options.CredentialSource))
        {
            return await defaults.MakeNamedAsync(profile, token).ConfigureAwait(false);
        }

        string name = profile.Options.SourceProfile
            ?? throw ErrorCatalogue.ProfileIncomplete(
                profile.Name, "it has role_arn, and none of source_profile, credential_source and web_identity_token_file");
        if (string.Equals(name, profile.Name, StringComparison.Ordinal))
        {
            return MakeKeys(profile);
        }

        path.Add(profile.Name);
        if (path.Contains(name))
        {
            throw ErrorCatalogue.ProfileIncomplete(path[0], $"its chain of source_profile comes back to '{name}'");
        }

        return await MakeAsync(chooser.Named(name, $"source_profile of '{profile.Name}'"), path, token).ConfigureAwait(false);
    }

    private int? Duration(CredentialProfile profile)
    {
        string? text = profiles.Setting(profile.Name, "duration_seconds");
        return text is null ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? seconds
            : throw ErrorCatalogue.ProfileIncomplete(profile.Name, $"its duration_seconds is '{text}', which is no whole number");
    }

    private FoundCredentials MakeSso(CredentialProfile profile)
    {
        CredentialProfileOptions options = profile.Options;
        foreach ((string? value, string name) in new (string?, string)[]
        {
            (options.SsoStartUrl, "sso_start_url"),
            (options.SsoRegion, "sso_region"),
            (options.SsoAccountId, "sso_account_id"),
            (options.SsoRoleName, "sso_role_name"),
        })
        {
            if (string.IsNullOrEmpty(value))
            {
                throw ErrorCatalogue.ProfileIncomplete(profile.Name, $"it signs in with SSO, and has no {name}");
            }
        }

        return sso.SignIn(profile);
    }

    private static FoundCredentials MakeProcess(CredentialProfile profile) => new(
        new NamedCredentials(
            new ProcessAWSCredentials(profile.Options.CredentialProcess),
            exception => ErrorCatalogue.CredentialProcessFailed(profile.Name, exception)),
        CredentialChoice.OfProfile(profile.Name));

    private FoundCredentials MakeKeys(CredentialProfile profile)
    {
        CredentialProfileOptions options = profile.Options;
        string words = CredentialChoice.OfProfile(profile.Name);
        if (string.IsNullOrEmpty(options.AccessKey) != string.IsNullOrEmpty(options.SecretKey))
        {
            throw ErrorCatalogue.ProfileIncomplete(
                profile.Name,
                string.IsNullOrEmpty(options.AccessKey)
                    ? "it has aws_secret_access_key without aws_access_key_id"
                    : "it has aws_access_key_id without aws_secret_access_key");
        }

        return string.IsNullOrEmpty(options.AccessKey)
            ? MakeBySdk(profile, words)
            : new FoundCredentials(Keys.From(options.AccessKey, options.SecretKey, options.Token), words);
    }

    // What newer or rarer profiles hold (aws login, SAML) the SDK knows.
    private FoundCredentials MakeBySdk(CredentialProfile profile, string words)
    {
        if (!profile.CanCreateAWSCredentials)
        {
            throw ErrorCatalogue.ProfileIncomplete(
                profile.Name, $"'{profiles.CredentialsFile}' and '{profiles.ConfigFile}' hold no keys, role, SSO or credential_process for it");
        }

        return new FoundCredentials(new NamedCredentials(profile.GetAWSCredentials(profiles.Source), words), words);
    }
}
