using System;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>
/// The batch may not or cannot be applied now: nothing of it is acknowledged, and it is delivered again.
/// </summary>
/// <param name="errorType">Names the situation, in one word.</param>
/// <param name="message">What was found, without item data.</param>
/// <param name="innerException">The exception underneath.</param>
internal sealed class ApplyingRefusedException(string errorType, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public string ErrorType => errorType;
}
