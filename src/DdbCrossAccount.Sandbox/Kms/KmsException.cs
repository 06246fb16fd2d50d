using System;

namespace DdbCrossAccount.Sandbox.Kms;

/// <summary>An error answer of KMS; each service that uses a key for its caller wraps it in words of its own.</summary>
/// <param name="code">For example <c>DisabledException</c>.</param>
/// <param name="message">KMS's own text.</param>
internal sealed class KmsException(string code, string message) : Exception(message)
{
    public const string AccessDenied = "AccessDeniedException";
    public const string Disabled = "DisabledException";
    public const string NotFound = "NotFoundException";
    public const string InvalidState = "KMSInvalidStateException";
    public const string Validation = "ValidationException";

    public string Code => code;
}
