namespace DdbCrossAccount.Errors;

/// <summary>A key attribute was given in another form than name:T.</summary>
public sealed class KeyTextMalformedException : DdbCrossAccountException
{
    internal KeyTextMalformedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
