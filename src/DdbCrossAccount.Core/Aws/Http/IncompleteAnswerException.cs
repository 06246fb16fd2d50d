using System.IO;

namespace DdbCrossAccount.Core.Aws.Http;

/// <summary>
/// An answer that claims success and is not whole: without its length, cut short, or no complete JSON document.
/// </summary>
/// <remarks>It is an input error, so the SDK's retry policies take it for a fault of the network.</remarks>
internal sealed class IncompleteAnswerException(string message, System.Exception? innerException = null)
    : IOException(message, innerException);
