using System;

namespace DdbCrossAccount.Core.Cdc.Records;

/// <summary>
/// An event that cannot be applied as a whole: it is not one of a stream, or the stream does not carry what is needed.
/// </summary>
/// <param name="errorType">Names the situation.</param>
/// <param name="message">What is wrong, without item data.</param>
/// <param name="innerException">The exception underneath.</param>
internal sealed class StreamEventException(string errorType, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public string ErrorType => errorType;
}
