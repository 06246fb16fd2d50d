using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials.Internal;
using Amazon.SSO;
using Amazon.SSO.Model;
using Amazon.SSOOIDC;
using Amazon.Util;
using Amazon.Util.Internal;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Credentials of a profile that signs in with IAM Identity Center (SSO), both of its forms.</summary>
/// <remarks>
/// The login itself is the AWS CLI's (<c>aws sso login</c>): the SDK's cache reads its token and renews it where the
/// profile names an <c>sso_session</c>. Nothing here opens a browser.
/// </remarks>
internal sealed class SsoSignIn(AccountSurroundings surroundings, EngineContext context)
{
    public FoundCredentials SignIn(CredentialProfile profile)
    {
        string words = CredentialChoice.OfProfile(profile.Name);
        SessionClients clients = new(profile.Options.SsoRegion, ServiceEndpoints.Aws, surroundings);
        AmazonSSOClient sso = new(
            new AnonymousAWSCredentials(), clients.Configure(new AmazonSSOConfig(), "sso", AccountConstants.MaxErrorRetry));
        AmazonSSOOIDCClient renewing = new(
            new AnonymousAWSCredentials(), clients.Configure(new AmazonSSOOIDCConfig(), "sso_oidc", AccountConstants.MaxErrorRetry));
        SSOTokenManager logins = new(
            renewing,
            new SSOTokenFileCache(CryptoUtilFactory.CryptoInstance, new FileRetriever(), new DirectoryRetriever()));
        return new FoundCredentials(
            new RefreshingCredentials(() => IssueAsync(profile, sso, logins), words, context, sso, renewing), words, IsRole: true);
    }

    private async Task<IssuedCredentials> IssueAsync(CredentialProfile profile, AmazonSSOClient sso, SSOTokenManager logins)
    {
        SsoToken login = await FindLoginAsync(profile, logins).ConfigureAwait(false);
        AwsCall call = new(
            "sso", "GetRoleCredentials", $"role '{profile.Options.SsoRoleName}'", profile.Options.SsoAccountId, profile.Options.SsoRegion,
            string.Empty, "No call was made to another service.");
        try
        {
            GetRoleCredentialsResponse response = await sso.GetRoleCredentialsAsync(new GetRoleCredentialsRequest
            {
                AccessToken = login.AccessToken,
                AccountId = profile.Options.SsoAccountId,
                RoleName = profile.Options.SsoRoleName,
            }).ConfigureAwait(false);
            return Issued(response.RoleCredentials);
        }
        catch (UnauthorizedException exception)
        {
            throw ErrorCatalogue.SsoLoginExpired(profile.Name, profile.Options.SsoStartUrl, exception);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, CancellationToken.None))
        {
            throw ServiceErrors.Translate(exception, call);
        }
    }

    private async Task<SsoToken> FindLoginAsync(CredentialProfile profile, SSOTokenManager logins)
    {
        try
        {
            return await logins.GetTokenAsync(new SSOTokenManagerGetTokenOptions
            {
                StartUrl = profile.Options.SsoStartUrl,
                Region = profile.Options.SsoRegion,
                Session = profile.Options.SsoSession,
                Scopes = profile.Options.SsoRegistrationScopes?.Split(',').Select(scope => scope.Trim()).ToList(),
                CacheFolderLocation = surroundings.SsoCacheFolder,
                SupportsGettingNewToken = false,
            }).ConfigureAwait(false);
        }
        catch (AmazonClientException exception)
        {
            throw ErrorCatalogue.SsoLoginExpired(profile.Name, profile.Options.SsoStartUrl, exception);
        }
    }

    private IssuedCredentials Issued(RoleCredentials credentials)
    {
        DateTimeOffset expires = DateTimeOffset.FromUnixTimeMilliseconds(credentials.Expiration ?? 0);
        return new IssuedCredentials(
            new ImmutableCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken),
            expires - context.Clock.GetUtcNow());
    }
}
