namespace DdbCrossAccount.Sandbox.Http;

/// <summary>Why a signature is refused; each service has its own code and text for it.</summary>
internal enum SignatureFailure
{
    MissingToken,
    Incomplete,
    UnknownKey,
    WrongSignature,
    WrongService,
    WrongRegion,
    NotCurrent,
    PresignedExpired,
    TokenExpired,
    TokenInvalid,
    WrongPayload,
}
