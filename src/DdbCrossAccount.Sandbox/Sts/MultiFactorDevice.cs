using System;
using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>
/// The MFA of this sandbox: the serial number is <c>arn:aws:iam::ACCOUNT:mfa/NAME</c> of the caller's own account with any
/// name, and every code of six digits is right but 000000, which stands for a wrong one.
/// </summary>
internal static class MultiFactorDevice
{
    private const string WrongCode = "000000";

    /// <summary>Whether the request proves a second factor; throws when it tries to and fails.</summary>
    public static bool Check(QueryCall call)
    {
        string? serial = call.Find("SerialNumber");
        string? code = call.Find("TokenCode");
        if (serial is null && code is null)
        {
            return false;
        }

        bool isRight = serial is not null && code is not null && IsOwn(serial, call.Caller)
            && code.Length == 6 && code.All(char.IsAsciiDigit) && code != WrongCode;
        return isRight ? true : throw StsError.MultiFactorRefused();
    }

    private static bool IsOwn(string serial, Principal caller)
    {
        string prefix = $"arn:aws:iam::{caller.AccountId}:mfa/";
        return serial.StartsWith(prefix, StringComparison.Ordinal) && serial.Length > prefix.Length;
    }
}
