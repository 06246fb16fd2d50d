namespace DdbCrossAccount.Errors;

/// <summary>AWS knows the access key, and the signature made with its secret does not match.</summary>
public sealed class SignatureRefusedException : DdbCrossAccountException
{
    internal SignatureRefusedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
