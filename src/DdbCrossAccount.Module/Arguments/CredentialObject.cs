using System;
using System.Reflection;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Module.Arguments;

/// <summary>
/// Copies the keys out of a credentials object of AWS.Tools. Its types come from another copy of the SDK, in another load
/// context, so they are not ours and are reached by the names of their members.
/// </summary>
internal static class CredentialObject
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Reads <c>AWSCredentials</c>, and the <c>AWSPSCredentials</c> that AWS.Tools wraps one in.</summary>
    /// <param name="place">Where the object was found, for the error.</param>
    /// <param name="credentials">The object.</param>
    public static StoredCredentials Read(string place, object credentials)
    {
        object value = new ObjectView(credentials).Value;
        object source = value.GetType().GetProperty("Credentials", Any)?.GetValue(value) ?? value;
        return Copy(place, source) with { Reread = () => Copy(place, source) };
    }

    private static StoredCredentials Copy(string place, object source)
    {
        string typeName = source.GetType().FullName ?? string.Empty;
        try
        {
            object keys = source.GetType().GetMethod("GetCredentials", Any, [])?.Invoke(source, null) ?? source;
            return Text(keys, "AccessKey") is { Length: > 0 } accessKey && Text(keys, "SecretKey") is { Length: > 0 } secretKey
                ? new StoredCredentials(accessKey, secretKey, Text(keys, "Token"), Expiry(source))
                : throw ErrorCatalogue.CredentialObjectUnreadable(place, typeName, null);
        }
        catch (TargetInvocationException exception)
        {
            // The other SDK's own failure, for example an expired single sign-on.
            throw ErrorCatalogue.CredentialObjectUnreadable(place, typeName, exception.InnerException);
        }
    }

    private static string? Text(object keys, string member) =>
        keys.GetType().GetProperty(member, Any)?.GetValue(keys) as string is { Length: > 0 } text ? text : null;

    private static DateTime? Expiry(object source) =>
        source.GetType().GetProperty("Expiration", Any)?.GetValue(source) is DateTime expiry ? expiry.ToUniversalTime() : null;
}
