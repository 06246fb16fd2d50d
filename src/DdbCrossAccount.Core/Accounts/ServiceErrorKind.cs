namespace DdbCrossAccount.Core.Accounts;

/// <summary>What an error answer of any service means.</summary>
internal enum ServiceErrorKind
{
    Expired,
    UnknownKeys,
    WrongSignature,
    WrongTime,
    Denied,
    Throttled,
    NoBucket,
    OtherRegion,
    NotAws,
    Fault,
    Other,
}
