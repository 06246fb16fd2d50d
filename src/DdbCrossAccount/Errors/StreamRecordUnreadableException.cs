namespace DdbCrossAccount.Errors;

/// <summary>A record of a stream lacks what every record has.</summary>
public sealed class StreamRecordUnreadableException : DdbCrossAccountException
{
    internal StreamRecordUnreadableException(DdbErrorDetails details)
        : base(details)
    {
    }
}
