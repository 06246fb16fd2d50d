namespace DdbCrossAccount.Errors;

/// <summary>This machine's clock differs so much from AWS's that requests are refused.</summary>
public sealed class ClockSkewedException : DdbCrossAccountException
{
    internal ClockSkewedException(DdbErrorDetails details)
        : base(details)
    {
    }
}
