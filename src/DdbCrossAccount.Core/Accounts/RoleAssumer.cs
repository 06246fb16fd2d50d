using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Errors;
using Credentials = Amazon.SecurityToken.Model.Credentials;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Assumes roles through the Region's STS (or the address that was given), and keeps their sessions alive.</summary>
/// <remarks>
/// The SDK's own class for this is not used: it calls sts.us-east-1 whatever the address, and finds the STS package by
/// reflection. A session that was opened with an MFA code cannot be renewed, since a code is taken once.
/// </remarks>
internal sealed class RoleAssumer(SessionClients clients, EngineContext context)
{
    private const string NotConnected = "No account was connected.";
    private const string NotRenewed = "Its session was not renewed.";

    /// <summary>Credentials of the role that renew themselves; nothing is asked before they are used.</summary>
    public FoundCredentials Assume(RoleRequest request, FoundCredentials source)
    {
        AmazonSecurityTokenServiceClient sts = clients.CreateSts(source.Credentials);
        string state = NotConnected;
        async Task<IssuedCredentials> IssueAsync()
        {
            IssuedCredentials issued = await AssumeAsync(
                sts,
                ToCall(request, request.DurationSeconds ?? AccountConstants.DefaultSessionSeconds),
                source,
                state,
                CancellationToken.None).ConfigureAwait(false);
            state = NotRenewed;
            return issued;
        }

        return new FoundCredentials(
            new RefreshingCredentials(IssueAsync, $"role '{request.RoleArn}'", context, sts, source.Credentials),
            CredentialChoice.OfRole(request.RoleArn, source.Words),
            source.ExpiresAt,
            IsRole: true);
    }

    /// <summary>Credentials of a role that trusts the token in a file; the file is read anew each time.</summary>
    public FoundCredentials AssumeWithWebIdentity(RoleRequest request, string tokenFile, string words)
    {
        AmazonSecurityTokenServiceClient sts = clients.CreateSts(new AnonymousAWSCredentials());
        return new FoundCredentials(
            new RefreshingCredentials(() => AssumeWithWebIdentityAsync(sts, request, tokenFile, words), words, context, sts),
            words,
            IsRole: true);
    }

    /// <summary>Opens the longest session that the role allows with one MFA code, and tells when it will end.</summary>
    public async Task<FoundCredentials> AssumeWithMfaAsync(
        RoleRequest request, FoundCredentials source, Func<string, CancellationToken, Task<string>>? askForCode, CancellationToken token)
    {
        if (askForCode is null)
        {
            throw ErrorCatalogue.MfaCodeNeeded(request.RoleArn, request.MfaSerial!);
        }

        using AmazonSecurityTokenServiceClient sts = clients.CreateSts(source.Credentials);
        DateTimeOffset start = context.Clock.GetUtcNow();
        IssuedCredentials issued = await AssumeLongestAsync(sts, request, source, askForCode, token).ConfigureAwait(false);
        return Fixed(request, source, issued, start + issued.Lifetime);
    }

    // AWS takes a code once, and whether a refusal of the length counts is not written anywhere: where it does, another is asked for.
    private async Task<IssuedCredentials> AssumeLongestAsync(
        AmazonSecurityTokenServiceClient sts,
        RoleRequest request,
        FoundCredentials source,
        Func<string, CancellationToken, Task<string>> askForCode,
        CancellationToken token)
    {
        Queue<int> lengths = new(SessionSeconds(request, source));
        string code = await askForCode(request.MfaSerial!, token).ConfigureAwait(false);
        bool wasShown = false;
        while (true)
        {
            try
            {
                return await AssumeAsync(sts, ToCall(request, lengths.Peek(), code), source, NotConnected, token).ConfigureAwait(false);
            }
            catch (RoleDurationRefusedException) when (request.DurationSeconds is null && lengths.Count > 1)
            {
                wasShown = true;
                Note($"Role '{request.RoleArn}' allows no session of {lengths.Dequeue():N0} seconds; a shorter one is asked for.");
            }
            catch (MfaCodeRefusedException) when (wasShown)
            {
                wasShown = false;
                code = await askForCode(request.MfaSerial!, token).ConfigureAwait(false);
            }
        }
    }

    private void Note(FormattableString text) => context.Observer.Observe(new DetailNoted(FormattableString.Invariant(text)));

    private static int[] SessionSeconds(RoleRequest request, FoundCredentials source) =>
        request.DurationSeconds is { } given ? [given]
        : source.IsRole ? [AccountConstants.DefaultSessionSeconds]
        : AccountConstants.SessionSecondsToTry;

    private FoundCredentials Fixed(RoleRequest request, FoundCredentials source, IssuedCredentials issued, DateTimeOffset expires)
    {
        context.Observer.Observe(new WarningRaised(string.Create(
            CultureInfo.InvariantCulture,
            $"The session of role '{request.RoleArn}' was opened with an MFA code and cannot be renewed: it ends at {expires.UtcDateTime:u}. "
                + $"What still runs then stops with an error, and can be continued after connecting again.")));
        return new FoundCredentials(
            new FixedCredentials(
                issued.Credentials,
                expires,
                context.Clock,
                () => ErrorCatalogue.MfaSessionEnded(request.RoleArn, expires.UtcDateTime)),
            CredentialChoice.OfRole(request.RoleArn, source.Words),
            expires.UtcDateTime,
            IsRole: true);
    }

    private AssumeRoleRequest ToCall(RoleRequest request, int seconds) => new()
    {
        RoleArn = request.RoleArn,
        RoleSessionName = SessionName(request),
        ExternalId = request.ExternalId,
        DurationSeconds = seconds,
    };

    private AssumeRoleRequest ToCall(RoleRequest request, int seconds, string code)
    {
        AssumeRoleRequest call = ToCall(request, seconds);
        call.SerialNumber = request.MfaSerial;
        call.TokenCode = code;
        return call;
    }

    private string SessionName(RoleRequest request) => request.SessionName
        ?? string.Create(CultureInfo.InvariantCulture, $"DdbCrossAccount-{context.Clock.GetUtcNow().ToUnixTimeSeconds()}");

    private async Task<IssuedCredentials> AssumeAsync(
        AmazonSecurityTokenServiceClient sts, AssumeRoleRequest request, FoundCredentials source, string state, CancellationToken token)
    {
        AwsCall call = Call("AssumeRole", request.RoleArn, state);
        try
        {
            AssumeRoleResponse response = await sts.AssumeRoleAsync(request, token).ConfigureAwait(false);
            return Issued(response.Credentials, request.DurationSeconds!.Value);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw RoleErrors.Translate(exception, call, request, source.Words);
        }
    }

    private async Task<IssuedCredentials> AssumeWithWebIdentityAsync(
        AmazonSecurityTokenServiceClient sts, RoleRequest request, string tokenFile, string words)
    {
        int seconds = request.DurationSeconds ?? AccountConstants.DefaultSessionSeconds;
        try
        {
            AssumeRoleWithWebIdentityResponse response = await sts.AssumeRoleWithWebIdentityAsync(
                new AssumeRoleWithWebIdentityRequest
                {
                    RoleArn = request.RoleArn,
                    RoleSessionName = SessionName(request),
                    WebIdentityToken = (await File.ReadAllTextAsync(tokenFile).ConfigureAwait(false)).Trim(),
                    DurationSeconds = seconds,
                }).ConfigureAwait(false);
            return Issued(response.Credentials, seconds);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.CredentialsUnavailable(words, NotConnected, exception);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, CancellationToken.None))
        {
            throw RoleErrors.Translate(
                exception,
                Call("AssumeRoleWithWebIdentity", request.RoleArn, NotConnected),
                new AssumeRoleRequest { RoleArn = request.RoleArn, DurationSeconds = seconds },
                words);
        }
    }

    private AwsCall Call(string operation, string roleArn, string state)
    {
        long started = context.Clock.GetTimestamp();
        return new AwsCall("sts", operation, roleArn, string.Empty, clients.Region, string.Empty, state)
        {
            EndpointUrl = clients.Endpoints.Of("sts"),
            Elapsed = () => context.Clock.GetElapsedTime(started),
        };
    }

    // What was asked for is what is given; the told end is used where it is nearer, and not where a wrong clock makes it past.
    private IssuedCredentials Issued(Credentials credentials, int seconds)
    {
        TimeSpan asked = TimeSpan.FromSeconds(seconds);
        TimeSpan told = credentials.Expiration is { } end ? end.ToUniversalTime() - context.Clock.GetUtcNow().UtcDateTime : asked;
        return new IssuedCredentials(
            new ImmutableCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken),
            told > TimeSpan.Zero && told < asked ? told : asked);
    }
}
