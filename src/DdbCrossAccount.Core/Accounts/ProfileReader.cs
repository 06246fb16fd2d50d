using System.Collections.Generic;
using System.IO;
using System.Linq;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal.Util;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Reads profiles of the shared credentials and config files (on Windows also of the AWS SDK store, as AWS.Tools does).</summary>
/// <remarks>
/// The files are read by the SDK. What it reads but does not show (session length, service addresses) is read from the
/// same sections here.
/// </remarks>
internal sealed class ProfileReader
{
    private readonly CredentialProfileStoreChain _chain;

    public ProfileReader(string? location, IEnvironmentSettings environment)
    {
        string? given = location ?? environment.Read(AccountConstants.CredentialsFileVariable);
        _chain = new CredentialProfileStoreChain(given);
        CredentialsFile = given ?? SharedCredentialsFile.DefaultFilePath;
        ConfigFile = environment.Read(AccountConstants.ConfigFileVariable)
            ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(CredentialsFile))!, "config");
    }

    public string CredentialsFile { get; }

    public string ConfigFile { get; }

    /// <summary>The profiles as the SDK takes them.</summary>
    public ICredentialProfileSource Source => _chain;

    /// <summary>The names of all profiles that give credentials, in alphabetical order.</summary>
    public IReadOnlyList<string> Names =>
        [.. _chain.ListProfiles().Select(profile => profile.Name).Distinct().Order(System.StringComparer.Ordinal)];

    /// <summary>The profile, or null when neither file has it.</summary>
    public CredentialProfile? Find(string name) => _chain.TryGetProfile(name, out CredentialProfile profile) ? profile : null;

    /// <summary>A setting that the SDK does not show, for example <c>duration_seconds</c>.</summary>
    public string? Setting(string profileName, string name) =>
        Section(profileName, isServices: false, out Dictionary<string, string>? settings, out _)
        && settings.TryGetValue(name, out string? value)
            ? value
            : null;

    /// <summary>A setting of one service in a <c>[services NAME]</c> section, for example <c>endpoint_url</c> of <c>dynamodb</c>.</summary>
    public string? ServiceSetting(string servicesName, string service, string name) =>
        Section(servicesName, isServices: true, out _, out Dictionary<string, Dictionary<string, string>>? services)
        && services.TryGetValue(service, out Dictionary<string, string>? settings)
        && settings.TryGetValue(name, out string? value)
            ? value
            : null;

    private bool Section(
        string name,
        bool isServices,
        out Dictionary<string, string> settings,
        out Dictionary<string, Dictionary<string, string>> nested)
    {
        foreach ((string file, bool isConfig) in new[] { (ConfigFile, true), (CredentialsFile, false) })
        {
            if (File.Exists(file)
                && new ProfileIniFile(file, isConfig).TryGetSection(name, isSsoSession: false, isServices, out settings, out nested))
            {
                nested ??= [];
                return true;
            }
        }

        settings = [];
        nested = [];
        return false;
    }
}
