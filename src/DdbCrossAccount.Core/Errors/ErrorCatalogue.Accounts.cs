using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>Connecting an account: profiles, credentials, Region, roles.</summary>
internal static partial class ErrorCatalogue
{
    private const string NotConnected = "No account was connected.";

    /// <summary>Lists of names are cut here, with the number of those left out.</summary>
    private const int NamesShown = 10;

    public static ProfileNotFoundException ProfileNotFound(
        string profileName, string namedBy, IReadOnlyList<string> places, IReadOnlyList<string> known) => new(new DdbErrorDetails(
        "ProfileNotFound",
        DdbErrorCategory.ObjectNotFound,
        profileName,
        $"Profile '{profileName}' ({namedBy}) is not in '{string.Join("' or '", places)}'. {NotConnected}",
        known.Count == 0
            ? $"Make it with 'aws configure --profile {profileName}', or point -ProfileLocation to the credentials file that holds it."
            : $"Use one of these: {Names(known)}. Or point -ProfileLocation to the credentials file that holds it."));

    public static ProfileIncompleteException ProfileIncomplete(string profileName, string what) => new(new DdbErrorDetails(
        "ProfileIncomplete",
        DdbErrorCategory.InvalidData,
        profileName,
        $"Profile '{profileName}' gives no credentials: {what}. {NotConnected}",
        $"Complete the profile; 'aws sts get-caller-identity --profile {profileName}' shows whether it works."));

    public static ConnectParametersIncompleteException ConnectParametersIncomplete(string given, string missing) => new(
        new DdbErrorDetails(
            "ConnectParametersIncomplete",
            DdbErrorCategory.InvalidArgument,
            given,
            $"Parameter {given} was given without {missing}. {NotConnected}",
            $"Add {missing}, or leave {given} out."));

    public static EndpointUrlUnusableException EndpointUrlUnusable(string endpointUrl, string givenBy) => new(new DdbErrorDetails(
        "EndpointUrlUnusable",
        DdbErrorCategory.InvalidArgument,
        endpointUrl,
        $"'{endpointUrl}' ({givenBy}) is no absolute http or https address. {NotConnected}",
        "Write it with its scheme, for example http://127.0.0.1:8000."));

    public static CredentialsNotFoundException CredentialsNotFound(IReadOnlyList<string> places, Exception? inner) => new(
        new DdbErrorDetails(
            "CredentialsNotFound",
            DdbErrorCategory.AuthenticationError,
            "credentials",
            $"No AWS credentials were found. Looked at: {string.Join("; ", places)}. {NotConnected}",
            "Name a profile with -ProfileName, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), "
                + "or pass -AccessKey and -SecretKey.",
            inner));

    public static CredentialsUnavailableException CredentialsUnavailable(string source, string state, Exception inner) => new(
        new DdbErrorDetails(
            "CredentialsUnavailable",
            DdbErrorCategory.AuthenticationError,
            source,
            $"No credentials could be got from {source}. {state}",
            $"Check that {source} still gives credentials: 'aws sts get-caller-identity' in the same place has to answer.",
            inner));

    public static CredentialProcessFailedException CredentialProcessFailed(string profileName, Exception inner) => new(
        new DdbErrorDetails(
            "CredentialProcessFailed",
            DdbErrorCategory.AuthenticationError,
            profileName,
            $"The credential_process of profile '{profileName}' gave no credentials: it did not start, failed, or did not print "
                + "the JSON document (Version 1, AccessKeyId, SecretAccessKey) that is expected. No call was made to AWS.",
            "Run the program by hand and see that it ends with exit code 0 and prints that document.",
            inner));

    public static SsoLoginExpiredException SsoLoginExpired(string profileName, string startUrl, Exception? inner) => new(
        new DdbErrorDetails(
            "SsoLoginExpired",
            DdbErrorCategory.AuthenticationError,
            profileName,
            $"There is no valid login at '{startUrl}' for profile '{profileName}'. No call was made to AWS.",
            $"Run 'aws sso login --profile {profileName}' and try again.",
            inner));

    public static RegionNotGivenException RegionNotGiven() => new(new DdbErrorDetails(
        "RegionNotGiven",
        DdbErrorCategory.InvalidArgument,
        "Region",
        "Nothing says which Region to work in: no -Region, no $StoredAWSRegion, none in the profile, no AWS_REGION or "
            + $"AWS_DEFAULT_REGION. {NotConnected}",
        "Add -Region, for example -Region eu-west-1."));

    public static RegionUnknownException RegionUnknown(string region, string state, Exception? inner) => new(new DdbErrorDetails(
        "RegionUnknown",
        DdbErrorCategory.InvalidArgument,
        region,
        $"There is no Region '{region}' that AWS is known to have. {state}",
        "Write the Region's system name, for example eu-west-1.",
        inner));

    public static AssumeRoleRefusedException AssumeRoleRefused(
        string roleArn, string caller, bool hasExternalId, bool hasMfa, string state, ServiceAnswer answer) => new(
        new DdbErrorDetails(
            "AssumeRoleRefused",
            DdbErrorCategory.AuthenticationError,
            roleArn,
            $"AWS refused to let {caller} assume role '{roleArn}' ({With("an external id", hasExternalId)}, "
                + $"{With("MFA", hasMfa)}). {state}{answer}",
            "Check three things: the role's trust policy names the caller or its account; if it has a condition on sts:ExternalId, "
                + "-ExternalId has that value; if it has a condition on aws:MultiFactorAuthPresent, -MfaSerial is given. "
                + "A caller of the role's own account or of another one also needs sts:AssumeRole on the role in its own policies.",
            answer.Exception));

    public static RoleDurationRefusedException RoleDurationRefused(string roleArn, int seconds, string state, ServiceAnswer answer) => new(
        new DdbErrorDetails(
            "RoleDurationRefused",
            DdbErrorCategory.LimitsExceeded,
            roleArn,
            $"A session of role '{roleArn}' cannot live for {Thousands(seconds)} seconds. {state}{answer}",
            "Ask for less: the role's own maximum session duration is the limit, and one hour (3600) where a role is assumed with "
                + "the credentials of another role. Sessions without MFA are renewed by themselves, so a short one does.",
            answer.Exception));

    public static MfaCodeNeededException MfaCodeNeeded(string roleArn, string mfaSerial) => new(new DdbErrorDetails(
        "MfaCodeNeeded",
        DdbErrorCategory.AuthenticationError,
        roleArn,
        $"Role '{roleArn}' is to be assumed with a code of MFA device '{mfaSerial}', and there is nobody to ask for it. {NotConnected}",
        "Run the command in an interactive session, pass -MfaTokenCode, or use a role whose trust policy asks for no MFA."));

    public static MfaCodeRefusedException MfaCodeRefused(string roleArn, string mfaSerial, ServiceAnswer answer) => new(
        new DdbErrorDetails(
            "MfaCodeRefused",
            DdbErrorCategory.AuthenticationError,
            roleArn,
            $"AWS refused the code of MFA device '{mfaSerial}' for role '{roleArn}'. {NotConnected}{answer}",
            "Check the device's serial number, wait for the next code (each is taken once) and try again.",
            answer.Exception));

    public static MfaSessionEndedException MfaSessionEnded(string roleArn, DateTime ended) => new(new DdbErrorDetails(
        "MfaSessionEnded",
        DdbErrorCategory.AuthenticationError,
        roleArn,
        $"The session of role '{roleArn}', opened with an MFA code, ended at {ended.ToString("u", CultureInfo.InvariantCulture)} and cannot "
            + "be renewed. The call that was due was not made.",
        "Connect again with Connect-DdbAccount and a new code, and run the command again; it goes on where it stopped."));

    public static AccountDiffersException AccountDiffers(string expected, string found, string callerArn) => new(new DdbErrorDetails(
        "AccountDiffers",
        DdbErrorCategory.InvalidArgument,
        expected,
        $"The object is of account {expected}, and its profile or role now leads to account {found} ('{callerArn}'). "
            + "Nothing was read or changed there.",
        $"Connect account {expected} with Connect-DdbAccount and pass the result."));

    public static CredentialsNotKeptException CredentialsNotKept(string account, string credentialSource) => new(new DdbErrorDetails(
        "CredentialsNotKept",
        DdbErrorCategory.AuthenticationError,
        account,
        $"Account {account} was connected with {credentialSource}, which are not kept with the object, and this session does not "
            + "have them. No call was made to AWS.",
        "Connect it again with Connect-DdbAccount and pass the result to the command."));

    private static string With(string what, bool has) => has ? $"with {what}" : $"without {what}";

    private static string Names(IReadOnlyList<string> names)
    {
        string shown = string.Join(", ", names.Take(NamesShown).Select(name => $"'{name}'"));
        return names.Count > NamesShown ? $"{shown} plus {Thousands(names.Count - NamesShown)} more" : shown;
    }

    private static string Thousands(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
