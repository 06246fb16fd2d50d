using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>Checks signatures: known key, current, session token, and the signature itself.</summary>
/// <remarks>
/// A signature is current by wall time, by service time, or anywhere between the two: AWS's clients set their clock by the
/// Date header of the answers once it is minutes away from their own, and that header tells service time.
/// </remarks>
internal sealed class SignatureVerifier(
    AccountDirectory accounts, TimeProvider wallClock, TimeProvider serviceClock, PolicyPropagation propagation)
{
    /// <summary>S3 bears a difference of 15 minutes, every other service one of 5.</summary>
    private static readonly TimeSpan S3Tolerance = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Returns the key that made the signature; throws <see cref="SignatureException"/> for every other request.</summary>
    public AccessKey Verify(HttpRequest request, RequestSignature signature, string payloadHash)
    {
        RequireCurrent(signature);
        if (!accounts.TryFindKey(signature.AccessKeyId, out AccessKey? key))
        {
            throw new SignatureException(SignatureFailure.UnknownKey, signature.AccessKeyId);
        }

        RequireSignature(request, signature, payloadHash, key);
        RequireToken(signature, key);
        return key;
    }

    /// <summary>Returns who made the signature; throws <see cref="SignatureException"/> for every other request.</summary>
    public Principal VerifyCaller(HttpRequest request, RequestSignature signature, string payloadHash)
    {
        return CallerOf(request, Verify(request, signature, payloadHash));
    }

    /// <summary>The key's owner, with the policies that hold at the front end which this connection meets.</summary>
    public Principal CallerOf(HttpRequest request, AccessKey key)
    {
        return key.PrincipalAt(propagation.FrontEndOf(request.HttpContext.Connection.Id));
    }

    /// <summary>The derived key, kept with the access key.</summary>
    public static byte[] SigningKeyOf(AccessKey key, RequestSignature signature)
    {
        return key.SigningKeys.GetOrAdd(signature.Scope, (scope, secret) => SigningKey.Derive(secret, scope), key.Secret);
    }

    private void RequireCurrent(RequestSignature signature)
    {
        DateTimeOffset wall = wallClock.GetUtcNow();
        DateTimeOffset service = serviceClock.GetUtcNow();
        DateTimeOffset earliest = wall < service ? wall : service;
        DateTimeOffset latest = wall < service ? service : wall;
        TimeSpan tolerance = signature.Service == "s3" ? S3Tolerance : Tolerance;
        if (signature.Validity is TimeSpan validity)
        {
            if (earliest > signature.Timestamp + validity)
            {
                throw new SignatureException(SignatureFailure.PresignedExpired);
            }
        }
        else if (signature.Timestamp < earliest - tolerance)
        {
            throw new SignatureException(
                SignatureFailure.NotCurrent,
                $"Signature expired: {signature.TimestampText} is now earlier than {Text(earliest - tolerance)} ({Text(earliest)} - {tolerance.TotalMinutes} min.)");
        }

        if (signature.Timestamp > latest + tolerance)
        {
            throw new SignatureException(
                SignatureFailure.NotCurrent,
                $"Signature not yet current: {signature.TimestampText} is still later than {Text(latest + tolerance)} ({Text(latest)} + {tolerance.TotalMinutes} min.)");
        }
    }

    private static void RequireSignature(HttpRequest request, RequestSignature signature, string payloadHash, AccessKey key)
    {
        string hash = CanonicalRequest.Hash(request, signature, payloadHash);
        string stringToSign = $"AWS4-HMAC-SHA256\n{signature.TimestampText}\n{signature.Scope}/aws4_request\n{hash}";
        string expected = SigningKey.Sign(SigningKeyOf(key, signature), stringToSign);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signature.Signature))
            || !SignsHost(signature.SignedHeaders))
        {
            throw new SignatureException(SignatureFailure.WrongSignature);
        }
    }

    private static bool SignsHost(string signedHeaders)
    {
        return $";{signedHeaders};".Contains(";host;", StringComparison.Ordinal);
    }

    private void RequireToken(RequestSignature signature, AccessKey key)
    {
        string? token = string.IsNullOrEmpty(signature.SecurityToken) ? null : signature.SecurityToken;
        if (token != key.SessionToken)
        {
            throw new SignatureException(SignatureFailure.TokenInvalid);
        }

        if (key.Principal.Expires is DateTimeOffset expires && expires <= wallClock.GetUtcNow())
        {
            throw new SignatureException(SignatureFailure.TokenExpired);
        }
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
