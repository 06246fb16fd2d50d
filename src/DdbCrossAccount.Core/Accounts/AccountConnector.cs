using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime.CredentialManagement;
using Amazon.SecurityToken.Model;
using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Finds credentials and Region, asks STS whose they are, and makes the account with its live session.</summary>
/// <remarks>
/// The order of sources is told at <see cref="CredentialChooser"/>, <see cref="RegionFinder"/> and <see cref="EndpointFinder"/>.
/// Nothing is written anywhere. Credentials are used once, for GetCallerIdentity, which needs no permission.
/// </remarks>
internal sealed class AccountConnector(EngineContext context, AccountSurroundings? surroundings = null)
{
    private readonly AccountSurroundings _surroundings = surroundings ?? new AccountSurroundings();

    /// <summary>Connects; the returned account holds its session.</summary>
    public async Task<DdbAccount> ConnectAsync(ConnectOptions options, CancellationToken token)
    {
        ConnectOptions given = BlankAsAbsent(options);
        ProfileReader profiles = new(given.ProfileLocation, _surroundings.Environment);
        CredentialChooser chooser = new(_surroundings.Environment, profiles);
        CredentialChoice choice = chooser.Choose(given);
        SessionClients clients = FindPlace(given, profiles, chooser, choice);
        FoundCredentials found = await MakeCredentialsAsync(given, profiles, chooser, choice, clients, token).ConfigureAwait(false);
        AccountSession session = new(clients, found.Credentials, context.Clock);
        try
        {
            return await IdentifyAsync(session, given, found, clients, token).ConfigureAwait(false);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    // Scripts pass empty strings for what they do not have.
    private static ConnectOptions BlankAsAbsent(ConnectOptions options) => options with
    {
        ProfileName = OrNull(options.ProfileName),
        ProfileLocation = OrNull(options.ProfileLocation),
        Region = OrNull(options.Region),
        RoleArn = OrNull(options.RoleArn),
        ExternalId = OrNull(options.ExternalId),
        MfaSerial = OrNull(options.MfaSerial),
        SourceProfile = OrNull(options.SourceProfile),
        AccessKey = OrNull(options.AccessKey),
        SecretKey = OrNull(options.SecretKey),
        SessionToken = OrNull(options.SessionToken),
        EndpointUrl = OrNull(options.EndpointUrl),
        StoredRegion = OrNull(options.StoredRegion),
        RoleSessionName = OrNull(options.RoleSessionName),
    };

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private SessionClients FindPlace(
        ConnectOptions options, ProfileReader profiles, CredentialChooser chooser, CredentialChoice choice)
    {
        CredentialProfile? named = options.ProfileName is { } name ? chooser.Named(name, "-ProfileName")
            : options.SourceProfile is not null ? choice.Profile
            : null;
        CredentialProfile? ambient = chooser.FindAmbient();
        (string region, string words) = new RegionFinder(_surroundings).Find(options, named, ambient, choice.Kind);
        ServiceEndpoints endpoints = new EndpointFinder(_surroundings.Environment, profiles).Find(options, named ?? ambient);
        context.Observer.Observe(new PhaseEntered(
            $"Connecting with {choice.Words}; Region {region} from {words}{At(endpoints)}."));
        return new SessionClients(region, endpoints, _surroundings);
    }

    private static string At(ServiceEndpoints endpoints) => endpoints.General is { } address ? $", at '{address}'" : string.Empty;

    private async Task<FoundCredentials> MakeCredentialsAsync(
        ConnectOptions options,
        ProfileReader profiles,
        CredentialChooser chooser,
        CredentialChoice choice,
        SessionClients clients,
        CancellationToken token)
    {
        RoleAssumer roles = new(clients, context);
        DefaultSources defaults = new(_surroundings, chooser, roles);
        FoundCredentials source = choice.Kind switch
        {
            CredentialKind.ExplicitKeys => new FoundCredentials(
                Keys.From(options.AccessKey!, options.SecretKey!, options.SessionToken), choice.Words),
            CredentialKind.CredentialObject => Handed(options.Credential!, choice),
            CredentialKind.StoredCredentials => Handed(options.StoredCredentials!, choice),
            CredentialKind.Profile => await new ProfileCredentials(
                profiles, chooser, roles, new SsoSignIn(_surroundings, context), defaults, options.MfaTokenCode)
                .MakeAsync(choice.Profile!, token).ConfigureAwait(false),
            _ => await defaults.MakeAsync(choice.Kind, token).ConfigureAwait(false),
        };
        return options.RoleArn is null ? source : await AssumeAsync(options, source, roles, token).ConfigureAwait(false);
    }

    private FoundCredentials Handed(StoredCredentials credentials, CredentialChoice choice) => new(
        new HandedCredentials(credentials, context.Clock), choice.Words, credentials.Reread is null ? credentials.ExpiresAt : null);

    private static async Task<FoundCredentials> AssumeAsync(
        ConnectOptions options, FoundCredentials source, RoleAssumer roles, CancellationToken token)
    {
        RoleRequest request = new(
            options.RoleArn!, options.ExternalId, options.MfaSerial, options.RoleSessionName, options.DurationSeconds);
        return request.MfaSerial is null
            ? roles.Assume(request, source)
            : await roles.AssumeWithMfaAsync(request, source, options.MfaTokenCode, token).ConfigureAwait(false);
    }

    private async Task<DdbAccount> IdentifyAsync(
        AccountSession session, ConnectOptions options, FoundCredentials found, SessionClients clients, CancellationToken token)
    {
        AwsCall call = new("sts", "GetCallerIdentity", "the caller", string.Empty, clients.Region, string.Empty, "No account was connected.")
        {
            EndpointUrl = clients.Endpoints.Of("sts"),
            Elapsed = session.Stopwatch(),
        };
        try
        {
            // Asked for here and not by the SDK within the call, which would repeat what cannot succeed.
            await found.Credentials.GetCredentialsAsync().WaitAsync(token).ConfigureAwait(false);
            GetCallerIdentityResponse identity = await session.Sts
                .GetCallerIdentityAsync(new GetCallerIdentityRequest(), token).ConfigureAwait(false);
            DdbAccount account = Account(identity, options, found, clients);
            session.Account = account;
            account.Session = session;
            context.Observer.Observe(new PhaseEntered(
                $"Connected to account {account.AccountId} ({account.Region}) as '{account.Arn}' with {account.CredentialSource}."));
            return account;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, call);
        }
    }

    private static DdbAccount Account(
        GetCallerIdentityResponse identity, ConnectOptions options, FoundCredentials found, SessionClients clients) => new()
    {
        AccountId = identity.Account,
        Region = clients.Region,
        Arn = identity.Arn,
        CredentialSource = found.Words,
        ProfileName = options.ProfileName,
        ProfileLocation = options.ProfileLocation,
        RoleArn = options.RoleArn,
        SourceProfile = options.SourceProfile,
        ExternalId = options.ExternalId,
        MfaSerial = options.MfaSerial,
        EndpointUrl = clients.Endpoints.General,
        ExpiresAt = found.ExpiresAt,
    };
}
