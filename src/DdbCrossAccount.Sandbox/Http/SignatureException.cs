using System;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>A request whose signature is refused.</summary>
/// <param name="failure">Why.</param>
/// <param name="detail">The part of AWS's text that depends on the request, if there is one.</param>
internal sealed class SignatureException(SignatureFailure failure, string detail = "") : Exception($"{failure}: {detail}")
{
    public SignatureFailure Failure => failure;

    public string Detail => detail;
}
