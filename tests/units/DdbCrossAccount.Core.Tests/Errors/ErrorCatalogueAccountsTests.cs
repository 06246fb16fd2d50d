using System;
using System.Linq;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

public sealed class ErrorCatalogueAccountsTests
{
    private const string Role = "arn:aws:iam::222222222222:role/Writer";

    private static readonly Exception Inner = new InvalidOperationException();
    private static readonly ServiceAnswer Answer = new("AccessDenied", "8c1", Inner);

    [Fact]
    public void ProfileNotFoundException_WithOthersAtHand_NamesThem()
    {
        ErrorText.Check<ProfileNotFoundException>(
            ErrorCatalogue.ProfileNotFound("prodd", "-ProfileName", ["/home/ops/.aws/credentials", "/home/ops/.aws/config"], ["dev", "prod"]),
            "ProfileNotFound",
            DdbErrorCategory.ObjectNotFound,
            "prodd",
            "Profile 'prodd' (-ProfileName) is not in '/home/ops/.aws/credentials' or '/home/ops/.aws/config'. No account was connected.",
            "Use one of these: 'dev', 'prod'. Or point -ProfileLocation to the credentials file that holds it.");
    }

    [Fact]
    public void ProfileNotFoundException_WithoutOthers_TellsHowToMakeIt()
    {
        Assert.Equal(
            "Make it with 'aws configure --profile prodd', or point -ProfileLocation to the credentials file that holds it.",
            ErrorCatalogue.ProfileNotFound("prodd", "AWS_PROFILE", ["f"], []).RecommendedAction);
    }

    [Fact]
    public void ProfileNotFoundException_WithManyOthers_NamesTen()
    {
        Assert.EndsWith(
            "'p10' plus 1,190 more. Or point -ProfileLocation to the credentials file that holds it.",
            ErrorCatalogue.ProfileNotFound("x", "-ProfileName", ["f"], [.. Enumerable.Range(1, 1200).Select(n => $"p{n}")]).RecommendedAction,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ProfileIncompleteException_Text_TellsWhatIsMissing()
    {
        ErrorText.Check<ProfileIncompleteException>(
            ErrorCatalogue.ProfileIncomplete("prod", "it has aws_access_key_id without aws_secret_access_key"),
            "ProfileIncomplete",
            DdbErrorCategory.InvalidData,
            "prod",
            "Profile 'prod' gives no credentials: it has aws_access_key_id without aws_secret_access_key. No account was connected.",
            "Complete the profile; 'aws sts get-caller-identity --profile prod' shows whether it works.");
    }

    [Fact]
    public void ConnectParametersIncompleteException_Text_NamesBothParameters()
    {
        ErrorText.Check<ConnectParametersIncompleteException>(
            ErrorCatalogue.ConnectParametersIncomplete("-AccessKey", "-SecretKey"),
            "ConnectParametersIncomplete",
            DdbErrorCategory.InvalidArgument,
            "-AccessKey",
            "Parameter -AccessKey was given without -SecretKey. No account was connected.",
            "Add -SecretKey, or leave -AccessKey out.");
    }

    [Fact]
    public void EndpointUrlUnusableException_Text_TellsTheForm()
    {
        ErrorText.Check<EndpointUrlUnusableException>(
            ErrorCatalogue.EndpointUrlUnusable("localhost:8000", "-EndpointUrl"),
            "EndpointUrlUnusable",
            DdbErrorCategory.InvalidArgument,
            "localhost:8000",
            "'localhost:8000' (-EndpointUrl) is no absolute http or https address. No account was connected.",
            "Write it with its scheme, for example http://127.0.0.1:8000.");
    }

    [Fact]
    public void CredentialsNotFoundException_Text_NamesThePlaces()
    {
        ErrorText.Check<CredentialsNotFoundException>(
            ErrorCatalogue.CredentialsNotFound(["AWS_ACCESS_KEY_ID", "container"], null),
            "CredentialsNotFound",
            DdbErrorCategory.AuthenticationError,
            "credentials",
            "No AWS credentials were found. Looked at: AWS_ACCESS_KEY_ID; container. No account was connected.",
            "Name a profile with -ProfileName, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), "
                + "or pass -AccessKey and -SecretKey.");
    }

    [Fact]
    public void CredentialsUnavailableException_Text_NamesTheSource()
    {
        ErrorText.Check<CredentialsUnavailableException>(
            ErrorCatalogue.CredentialsUnavailable("the container", "No call was made to AWS.", Inner),
            "CredentialsUnavailable",
            DdbErrorCategory.AuthenticationError,
            "the container",
            "No credentials could be got from the container. No call was made to AWS.",
            "Check that the container still gives credentials: 'aws sts get-caller-identity' in the same place has to answer.");
    }

    [Fact]
    public void CredentialProcessFailedException_Text_TellsWhatIsExpected()
    {
        ErrorText.Check<CredentialProcessFailedException>(
            ErrorCatalogue.CredentialProcessFailed("prod", Inner),
            "CredentialProcessFailed",
            DdbErrorCategory.AuthenticationError,
            "prod",
            "The credential_process of profile 'prod' gave no credentials: it did not start, failed, or did not print the JSON document "
                + "(Version 1, AccessKeyId, SecretAccessKey) that is expected. No call was made to AWS.",
            "Run the program by hand and see that it ends with exit code 0 and prints that document.");
    }

    [Fact]
    public void SsoLoginExpiredException_Text_TellsTheCommand()
    {
        ErrorText.Check<SsoLoginExpiredException>(
            ErrorCatalogue.SsoLoginExpired("prod", "https://ours.awsapps.com/start", Inner),
            "SsoLoginExpired",
            DdbErrorCategory.AuthenticationError,
            "prod",
            "There is no valid login at 'https://ours.awsapps.com/start' for profile 'prod'. No call was made to AWS.",
            "Run 'aws sso login --profile prod' and try again.");
    }

    [Fact]
    public void RegionNotGivenException_Text_NamesThePlaces()
    {
        ErrorText.Check<RegionNotGivenException>(
            ErrorCatalogue.RegionNotGiven(),
            "RegionNotGiven",
            DdbErrorCategory.InvalidArgument,
            "Region",
            "Nothing says which Region to work in: no -Region, no $StoredAWSRegion, none in the profile, no AWS_REGION or "
                + "AWS_DEFAULT_REGION. No account was connected.",
            "Add -Region, for example -Region eu-west-1.");
    }

    [Fact]
    public void RegionUnknownException_Text_NamesTheRegion()
    {
        ErrorText.Check<RegionUnknownException>(
            ErrorCatalogue.RegionUnknown("eu-wset-1", "No account was connected.", Inner),
            "RegionUnknown",
            DdbErrorCategory.InvalidArgument,
            "eu-wset-1",
            "There is no Region 'eu-wset-1' that AWS is known to have. No account was connected.",
            "Write the Region's system name, for example eu-west-1.");
    }

    [Fact]
    public void AssumeRoleRefusedException_Text_TellsWhatToCheck()
    {
        ErrorText.Check<AssumeRoleRefusedException>(
            ErrorCatalogue.AssumeRoleRefused(Role, "profile 'prod'", hasExternalId: true, hasMfa: false, "No account was connected.", Answer),
            "AssumeRoleRefused",
            DdbErrorCategory.AuthenticationError,
            Role,
            $"AWS refused to let profile 'prod' assume role '{Role}' (with an external id, without MFA). No account was connected. "
                + "[AccessDenied, request 8c1]",
            "Check three things: the role's trust policy names the caller or its account; if it has a condition on sts:ExternalId, "
                + "-ExternalId has that value; if it has a condition on aws:MultiFactorAuthPresent, -MfaSerial is given. "
                + "A caller of the role's own account or of another one also needs sts:AssumeRole on the role in its own policies.");
    }

    [Fact]
    public void RoleDurationRefusedException_Text_TellsTheLimits()
    {
        ErrorText.Check<RoleDurationRefusedException>(
            ErrorCatalogue.RoleDurationRefused(Role, 43_200, "No account was connected.", Answer),
            "RoleDurationRefused",
            DdbErrorCategory.LimitsExceeded,
            Role,
            $"A session of role '{Role}' cannot live for 43,200 seconds. No account was connected. [AccessDenied, request 8c1]",
            "Ask for less: the role's own maximum session duration is the limit, and one hour (3600) where a role is assumed with "
                + "the credentials of another role. Sessions without MFA are renewed by themselves, so a short one does.");
    }

    [Fact]
    public void MfaCodeNeededException_Text_NamesRoleAndDevice()
    {
        ErrorText.Check<MfaCodeNeededException>(
            ErrorCatalogue.MfaCodeNeeded(Role, "arn:aws:iam::111111111111:mfa/me"),
            "MfaCodeNeeded",
            DdbErrorCategory.AuthenticationError,
            Role,
            $"Role '{Role}' is to be assumed with a code of MFA device 'arn:aws:iam::111111111111:mfa/me', and there is nobody to ask for it. "
                + "No account was connected.",
            "Run the command in an interactive session, pass -MfaTokenCode, or use a role whose trust policy asks for no MFA.");
    }

    [Fact]
    public void MfaCodeRefusedException_Text_NamesRoleAndDevice()
    {
        ErrorText.Check<MfaCodeRefusedException>(
            ErrorCatalogue.MfaCodeRefused(Role, "mfa", Answer),
            "MfaCodeRefused",
            DdbErrorCategory.AuthenticationError,
            Role,
            $"AWS refused the code of MFA device 'mfa' for role '{Role}'. No account was connected. [AccessDenied, request 8c1]",
            "Check the device's serial number, wait for the next code (each is taken once) and try again.");
    }

    [Fact]
    public void MfaSessionEndedException_Text_TellsWhenAndHowToGoOn()
    {
        ErrorText.Check<MfaSessionEndedException>(
            ErrorCatalogue.MfaSessionEnded(Role, new DateTime(2026, 11, 20, 16, 0, 0, DateTimeKind.Utc)),
            "MfaSessionEnded",
            DdbErrorCategory.AuthenticationError,
            Role,
            $"The session of role '{Role}', opened with an MFA code, ended at 2026-11-20 16:00:00Z and cannot be renewed. "
                + "The call that was due was not made.",
            "Connect again with Connect-DdbAccount and a new code, and run the command again; it goes on where it stopped.");
    }

    [Fact]
    public void AccountDiffersException_Text_NamesBothAccounts()
    {
        ErrorText.Check<AccountDiffersException>(
            ErrorCatalogue.AccountDiffers("111111111111", "222222222222", "arn:aws:iam::222222222222:user/ops"),
            "AccountDiffers",
            DdbErrorCategory.InvalidArgument,
            "111111111111",
            "The object is of account 111111111111, and its profile or role now leads to account 222222222222 "
                + "('arn:aws:iam::222222222222:user/ops'). Nothing was read or changed there.",
            "Connect account 111111111111 with Connect-DdbAccount and pass the result.");
    }

    [Fact]
    public void CredentialsNotKeptException_Text_NamesTheSource()
    {
        ErrorText.Check<CredentialsNotKeptException>(
            ErrorCatalogue.CredentialsNotKept("111111111111", "explicit keys"),
            "CredentialsNotKept",
            DdbErrorCategory.AuthenticationError,
            "111111111111",
            "Account 111111111111 was connected with explicit keys, which are not kept with the object, and this session does not have them. "
                + "No call was made to AWS.",
            "Connect it again with Connect-DdbAccount and pass the result to the command.");
    }
}
