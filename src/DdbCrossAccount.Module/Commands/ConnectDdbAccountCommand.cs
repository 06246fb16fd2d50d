using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Connects to an AWS account and Region, and returns it for the other commands.</summary>
[Cmdlet(VerbsCommunications.Connect, "DdbAccount", DefaultParameterSetName = ProfileSet)]
[OutputType(typeof(DdbAccount))]
public sealed class ConnectDdbAccountCommand : CancellableCommand
{
    private const string ProfileSet = "Profile";
    private const string KeysSet = "Keys";
    private const string CredentialSet = "Credential";

    /// <summary>A profile of the shared credentials and config files.</summary>
    [Parameter(ParameterSetName = ProfileSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>A credentials file to read instead of the user's own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>The profile whose credentials assume the role.</summary>
    [Parameter(ParameterSetName = ProfileSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? SourceProfile { get; set; }

    /// <summary>An access key id.</summary>
    [Parameter(ParameterSetName = KeysSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    /// <summary>The secret of the access key.</summary>
    [Parameter(ParameterSetName = KeysSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SK", "SecretAccessKey")]
    public string? SecretKey { get; set; }

    /// <summary>The session token of temporary keys.</summary>
    [Parameter(ParameterSetName = KeysSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ST")]
    public string? SessionToken { get; set; }

    /// <summary>A credentials object of AWS.Tools.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public object? Credential { get; set; }

    /// <summary>The Region's system name, for example eu-west-1.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public object? Region { get; set; }

    /// <summary>A role to assume with the credentials.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RoleArn { get; set; }

    /// <summary>The name of the assumed session in the account's audit log.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? RoleSessionName { get; set; }

    /// <summary>The external id that the role's trust policy asks for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ExternalId { get; set; }

    /// <summary>The MFA device that the role's trust policy asks for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? MfaSerial { get; set; }

    /// <summary>The present code of the MFA device; asked for when it is needed and not given.</summary>
    [Parameter]
    public string? MfaTokenCode { get; set; }

    /// <summary>How long a session of the role lives, in seconds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DurationInSeconds")]
    [ValidateRange(900, 43200)]
    public int? DurationSeconds { get; set; }

    /// <summary>The address at which every service is called instead of AWS's own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? EndpointUrl { get; set; }

    private protected override void Process()
    {
        ConnectOptions options = Options();
        Run(async (context, token) =>
        {
            ConnectOptions asking = options with { MfaTokenCode = (serial, stopped) => TokenCodeAsync(context, serial, stopped) };
            DdbAccount account = await Engine.ConnectAsync(context, asking, token).ConfigureAwait(false);
            context.Observer.Observe(new ResultProduced(account));
        });
    }

    private ConnectOptions Options() => new()
    {
        ProfileName = ProfileName,
        ProfileLocation = ProfileLocation is null ? null : Port.ResolvePath(ProfileLocation),
        SourceProfile = SourceProfile,
        AccessKey = AccessKey,
        SecretKey = SecretKey,
        SessionToken = SessionToken,
        Credential = Credential is null ? null : CredentialObject.Read("Parameter -Credential", Credential),
        Region = Region is null ? null : RegionObject.NameOf(Region),
        RoleArn = RoleArn,
        RoleSessionName = RoleSessionName,
        ExternalId = ExternalId,
        MfaSerial = MfaSerial,
        DurationSeconds = DurationSeconds,
        EndpointUrl = EndpointUrl,
        StoredCredentials = StoredDefaults.Credentials(Port),
        StoredRegion = StoredDefaults.Region(Port),
    };

    private async Task<string> TokenCodeAsync(EngineContext context, string mfaSerial, CancellationToken token)
    {
        if (MfaTokenCode is { Length: > 0 } given)
        {
            return given;
        }

        var question = new TokenCodeAsked(mfaSerial);
        context.Observer.Observe(question);
        return await question.Answered.WaitAsync(token).ConfigureAwait(false) is { Length: > 0 } code
            ? code
            : throw ErrorCatalogue.MfaCodeNeeded(RoleArn ?? ProfileName ?? string.Empty, mfaSerial);
    }
}
