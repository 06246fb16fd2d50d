namespace DdbCrossAccount.CdcFunction.Runtime;

/// <summary>How an invocation failed, as Lambda is told.</summary>
/// <param name="ErrorType">One word.</param>
/// <param name="Message">What happened, without item data.</param>
internal sealed record RuntimeFailure(string ErrorType, string Message);
